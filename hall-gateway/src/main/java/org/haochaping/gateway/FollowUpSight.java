package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.followup.Events;
import org.haochaping.gateway.followup.Evidence;
import org.haochaping.gateway.followup.FollowUps;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Unmasking;
import picocli.CommandLine.Option;

/** What staff wrote about a follow-up: masked, unless somebody says who looks and why. */
final class FollowUpSight {
  private final GatewayConfig config;
  private final Ledger ledger;
  private final Clock clock;
  private final CaseRegistry registry;

  /** Who looks behind the masks, and why. */
  static final class Look {
    @Option(names = "--who", description = "查看人。%nThe person who looks.")
    private String who = "";

    @Option(
        names = "--why",
        description = "事由,不含个人信息;不给则遮盖。%nThe reason, with nothing personal in it; masked without.")
    private String why = "";

    private boolean isAsked() {
      return !who.isEmpty() || !why.isEmpty();
    }
  }

  FollowUpSight(GatewayConfig config, Ledger ledger, Clock clock) {
    this.config = config;
    this.ledger = ledger;
    this.clock = clock;
    this.registry = new CaseRegistry(ledger, config.seal(), clock);
  }

  Evidence evidence() {
    return new Evidence(ledger, config.followUp(), registry.words(), clock);
  }

  /** Prints all that was done and what is attached. */
  void print(PrintWriter out, long followUp, Look look) {
    long serviceCase = new FollowUps(ledger).serviceCase(followUp);
    if (look.isAsked()) {
      behind(look, serviceCase, () -> print(out, followUp, UnaryOperator.identity()));
    } else {
      print(out, followUp, masks(serviceCase));
    }
  }

  /** The bytes of an attachment; nobody can mask those. */
  byte[] content(long number, Look look) {
    long serviceCase = new FollowUps(ledger).serviceCase(evidence().followUp(number));
    return behind(look, serviceCase, () -> evidence().content(number));
  }

  private <T> T behind(Look look, long serviceCase, Supplier<T> plain) {
    return new Unmasking(ledger, clock).look(look.who, look.why, serviceCase, plain);
  }

  private UnaryOperator<String> masks(long serviceCase) {
    return CaseSight.masks(registry, List.of(serviceCase));
  }

  private int print(PrintWriter out, long followUp, UnaryOperator<String> sight) {
    ZoneId zone = config.followUp().zone();
    for (Events.Event event : new Events(ledger, registry.words()).of(followUp)) {
      out.printf(
          "%s\t%s\t%s\t%s\t%s%n",
          event.at().atZone(zone).toOffsetDateTime(),
          event.who(),
          event.what(),
          event.state(),
          sight.apply(event.note()));
    }
    List<Evidence.Attached> attached = evidence().list(followUp);
    for (Evidence.Attached file : attached) {
      out.printf("attachment %d\t%s\t%s%n", file.number(), sight.apply(file.name()), file.sha256());
    }
    return attached.size();
  }
}
