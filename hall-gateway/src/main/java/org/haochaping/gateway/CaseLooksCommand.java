package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Unmasking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "looks",
    mixinStandardHelpOptions = true,
    description = {
      "列出对完整个人信息的每次查看,最近的在前。",
      "Lists each look at an applicant in plain, the newest first: when, who, why, the case's handle."
    })
final class CaseLooksCommand implements Callable<Integer> {
  @Option(names = "--limit", defaultValue = "1000", description = "最多条数。%nAt most so many.")
  private int limit;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    ZoneId zone = config.rules().zone();
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      List<Unmasking.Look> looks = new Unmasking(ledger, clock).looks(limit);
      for (Unmasking.Look one : looks) {
        out.printf(
            "%s\t%s\t%s\t%s%n",
            one.at().atZone(zone).toOffsetDateTime(), one.who(), one.why(), one.caseHandle());
      }
      out.println("looks=" + looks.size());
    }
    return 0;
  }
}
