package org.haochaping.gateway;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.settlement.Court;
import org.haochaping.gateway.settlement.Raters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "raters",
    mixinStandardHelpOptions = true,
    description = "恶意评价人名录。%nThe register of malicious raters (article 17).")
final class RatersCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "列出名录。%nLists it: number, from, until (the last day), holds, ended or lifted, who,"
              + " reason.")
  int list(@Mixin ConfigOption option) throws SQLException {
    GatewayConfig config = option.load();
    ZoneId zone = config.rules().zone();
    Instant now = Clock.systemUTC().instant();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      Raters raters = raters(ledger, config);
      CaseRegistry registry = new CaseRegistry(ledger, config.seal(), Clock.systemUTC());
      for (Raters.Entry one : raters.list()) {
        out()
            .printf(
                "%d\t%s\t%s\t%s\t%s\t%s%n",
                one.id(),
                one.since().atZone(zone).toLocalDate(),
                one.expiresAt().minusMillis(1).atZone(zone).toLocalDate(),
                standing(one, now),
                one.decidedBy(),
                CaseSight.masks(registry, raters.someCasesOf(one.rater())).apply(one.reason()));
      }
    }
    return 0;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "把一条评价的评价人列入名录。",
        "Puts the rater of a rating on the register; nobody's name is needed or shown."
      })
  int add(
      @Parameters(paramLabel = "RATING", description = "评价号。%nThe rating's number.") long rating,
      @Option(names = "--reason", required = true, description = "理由。%nWhy.") String reason,
      @Option(names = "--by", required = true, description = "决定人。%nWho decided.") String by,
      @Option(
              names = "--since",
              description = "自何日起的评价,默认今日。%nRatings pressed from this day on; today if not given.")
          Optional<LocalDate> since,
      @Option(names = "--until", required = true, description = "至何日。%nThe last day.")
          LocalDate until,
      @Mixin ConfigOption option)
      throws SQLException {
    GatewayConfig config = option.load();
    ZoneId zone = config.rules().zone();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      Raters raters = raters(ledger, config);
      String rater =
          raters
              .of(rating)
              .orElseThrow(
                  () ->
                      new TroubleException(
                          "该评价没有可识别的评价人 / nobody is known to have given rating " + rating));
      Instant from = since.orElse(LocalDate.now(zone)).atStartOfDay(zone).toInstant();
      Instant end = until.plusDays(1).atStartOfDay(zone).toInstant();
      out().println("entry=" + raters.add(rater, reason, by, from, end));
    }
    return 0;
  }

  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      description = "撤销名录中的一条,其评价恢复采纳。%nTakes an entry off again; its ratings count once more.")
  int lift(
      @Parameters(paramLabel = "ENTRY", description = "条目号。%nThe entry's number.") long entry,
      @Option(names = "--by", required = true, description = "决定人。%nWho decided.") String by,
      @Mixin ConfigOption option)
      throws SQLException {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      raters(ledger, config).lift(entry, by);
      out().println("lifted=" + entry);
    }
    return 0;
  }

  private static String standing(Raters.Entry one, Instant now) {
    if (one.liftedAt().isPresent()) {
      return "lifted";
    }
    return one.expiresAt().isAfter(now) ? "holds" : "ended";
  }

  private static Raters raters(Ledger ledger, GatewayConfig config) {
    return new Raters(
        new Court(ledger, config.rules(), Clock.systemUTC()), new SealedWords(config.seal()));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
