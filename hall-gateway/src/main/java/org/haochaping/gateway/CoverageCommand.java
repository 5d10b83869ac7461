package org.haochaping.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.Coverage;
import org.haochaping.gateway.terminals.Coverage.Gap;
import org.haochaping.gateway.terminals.HallWindows;
import org.haochaping.gateway.terminals.Terminals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "列出没有可用终端的窗口;有则退出码为 1。其后列出仍可用但需要检查的终端。",
      "Lists the windows without a working terminal: window, terminal, since when, why, and which"
          + " of its devices do not work; exits 1 if there is any. Windows are those of"
          + " settings.windows and those that any terminal, case or clerk was at. After them the"
          + " terminals that work and should be seen to: disk nearly full, clock not trusted,"
          + " a check of the last diagnosis failed."
    })
final class CoverageCommand implements Callable<Integer> {
  @Option(names = "--json", description = "输出 JSON。%nPrints JSON.")
  private boolean json;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    Duration silentAfter = config.section("coverage").getDuration("silent-after");
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      SortedSet<Integer> windows = new HallWindows(ledger, config.settings().windows()).all();
      Coverage coverage = new Coverage(ledger, new Terminals(ledger, clock), silentAfter, clock);
      List<Gap> gaps = coverage.gaps(windows);
      List<Gap> attention = coverage.attention(windows);
      long uncovered = gaps.stream().mapToInt(Gap::window).distinct().count();
      if (json) {
        out.println(json(gaps, attention, windows.size(), uncovered));
      } else {
        ZoneId zone = config.rules().zone();
        gaps.forEach(gap -> out.println(line(gap, zone)));
        attention.forEach(gap -> out.println(line(gap, zone)));
        out.println("windows=" + windows.size() + " uncovered=" + uncovered);
      }
      return gaps.isEmpty() ? 0 : 1;
    }
  }

  private static String line(Gap gap, ZoneId zone) {
    return String.join(
        "\t",
        gap.window() + " 号窗口 / window " + gap.window(),
        gap.terminal().map(id -> id.value()).orElse("-"),
        gap.since().map(at -> at.atZone(zone).toOffsetDateTime().toString()).orElse("-"),
        gap.why().chinese() + " / " + gap.why().word(),
        gap.devices().isEmpty() ? "-" : String.join(", ", gap.devices()));
  }

  private static ObjectNode json(List<Gap> gaps, List<Gap> attention, int windows, long uncovered) {
    ObjectNode all =
        JsonNodeFactory.instance.objectNode().put("windows", windows).put("uncovered", uncovered);
    list(all.putArray("gaps"), gaps, "devices");
    list(all.putArray("attention"), attention, "notes");
    return all;
  }

  private static void list(ArrayNode list, List<Gap> gaps, String words) {
    for (Gap gap : gaps) {
      ObjectNode one = list.addObject().put("window", gap.window()).put("why", gap.why().word());
      gap.terminal().ifPresent(id -> one.put("terminal", id.value()));
      gap.since().ifPresent(at -> one.put("since", at.toString()));
      if (!gap.devices().isEmpty()) {
        gap.devices().forEach(one.putArray(words)::add);
      }
    }
  }
}
