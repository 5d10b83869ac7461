package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.haochaping.gateway.city.Quarantine;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.city.CityTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "查看、重报市级平台拒收的评价。%nRatings that the city system refused.")
final class QuarantineCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "列出被拒收的评价和平台原话。%nLists them with the city's own words.")
  int list(@Mixin ConfigOption option) {
    try (Ledger ledger = Ledger.open(option.load().ledger(), Clock.systemUTC())) {
      int count =
          new Quarantine(ledger)
              .list(
                  one ->
                      out()
                          .printf(
                              "%d\t%s\t%s/%d\t%s\tattempts=%d\t%s%n",
                              one.number(),
                              one.outlet(),
                              one.projectNo(),
                              one.serviceNumber(),
                              one.answeredAt().atZone(CityTime.ZONE).toOffsetDateTime(),
                              one.attempts(),
                              one.answer()));
      out().println("refused=" + count);
    }
    return 0;
  }

  @Command(
      name = "resend",
      mixinStandardHelpOptions = true,
      description = "重新上报。%nSends them again.")
  int resend(
      @Parameters(
              paramLabel = "RATING",
              arity = "0..*",
              description = "评价号，见 list。%nTheir numbers, as list shows them.")
          List<Long> numbers,
      @Option(names = "--all", description = "全部重报。%nAll of them.") boolean all,
      @Mixin ConfigOption option) {
    Set<Long> ratings = numbers == null ? Set.of() : new LinkedHashSet<>(numbers);
    if (all != ratings.isEmpty()) {
      throw new TroubleException("请给出评价号或 --all / name the ratings, or say --all");
    }
    try (Ledger ledger = Ledger.open(option.load().ledger(), Clock.systemUTC())) {
      Quarantine quarantine = new Quarantine(ledger);
      int count = all ? quarantine.resendAll() : quarantine.resend(ratings);
      out().println("resent=" + count);
      if (!all && count < ratings.size()) {
        throw new TroubleException(
            "有 %1$d 个评价号不在拒收之列 / %1$d of these numbers are not in quarantine; see quarantine list"
                .formatted(ratings.size() - count));
      }
      return 0;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
