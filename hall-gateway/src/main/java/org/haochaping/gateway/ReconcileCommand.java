package org.haochaping.gateway;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.city.CityRecords;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.reconcile.Night;
import org.haochaping.gateway.reconcile.Nights;
import org.haochaping.gateway.reconcile.Reconcile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description =
        "核对终端日志、台账和市级平台的数量与内容,列出每处差异;有差异则退出码为 1,待上报的另列。%n"
            + "Compares journals, ledger and city by count and by hash, and names each difference;"
            + " exits 1 if there is any. What still waits is named apart and is none.")
final class ReconcileCommand implements Callable<Integer> {
  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "终端的 journal.db,可多次给出。%nA terminal's journal.db; may be repeated.")
  private List<Path> journals = new ArrayList<>();

  @Option(
      names = "--last",
      description = "显示网关最近一次夜间核对的结果。%nShows what the gateway's last nightly comparison found.")
  private boolean last;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws SQLException {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      if (last) {
        return showLast(ledger, config, out);
      }
      Reconcile.Summary summary = reconcile(config, ledger, clock).run(journals, out::println);
      out.println(summary.line());
      return summary.differences() == 0 ? 0 : 1;
    }
  }

  /** Compares this hall's ledger with the city. */
  static Reconcile reconcile(GatewayConfig config, Ledger ledger, Clock clock) {
    CaseRegistry cases = new CaseRegistry(ledger, config.seal(), clock);
    return new Reconcile(
        ledger,
        new CityRecords(cases, config.defaultChannel()),
        config.city(),
        config.fetch().isPresent());
  }

  private static int showLast(Ledger ledger, GatewayConfig config, PrintWriter out) {
    Night night =
        new Nights(ledger)
            .last()
            .orElseThrow(
                () ->
                    new TroubleException(
                        "还没有夜间核对 / no nightly comparison yet; see city.reconcile-at"));
    if (!night.firstLines().isEmpty()) {
      out.println(night.firstLines());
    }
    out.printf(
        "night=%s ended=%s still-different=%d%n%s%n",
        night.night(),
        night.endedAt().atZone(config.rules().zone()).toOffsetDateTime(),
        night.differences(),
        night.summary());
    return night.differences() == 0 ? 0 : 1;
  }
}
