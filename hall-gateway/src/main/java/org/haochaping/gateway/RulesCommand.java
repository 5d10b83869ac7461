package org.haochaping.gateway;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.settlement.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "评价规则。%nThe rules that decide what counts.")
final class RulesCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = {
        "按现行规则重新判定全部评价,列出会改变的;有改变且未加 --apply 时退出码为 1。",
        "Decides anew about all ratings and names what would change: offer, tab, old outcome, new"
            + " outcome, rule, sentence. Exits 1 if anything would, unless it is applied."
      })
  int replay(
      @Option(
              names = "--apply",
              description = "将新判定写在旧判定旁。%nWrite the new decisions beside the old ones.")
          boolean apply,
      @Mixin ConfigOption option)
      throws SQLException {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      long start = System.nanoTime();
      Replay.Summary summary =
          new Replay(ledger, config.rules(), clock)
              .run(
                  apply,
                  change ->
                      out.printf(
                          "%s\t%s\t%s\t%s\t%s%n",
                          change.offer(),
                          change.before(),
                          change.after().outcome().word(),
                          change.after().rule(),
                          change.after().sentence()));
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(
          Locale.ROOT,
          "ratings=%d changes=%d applied=%s seconds=%.2f%n",
          summary.ratings(),
          summary.changes(),
          apply ? "yes" : "no",
          seconds);
      return apply || summary.changes() == 0 ? 0 : 1;
    }
  }
}
