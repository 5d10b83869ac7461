package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Alarms.Alarm;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    description = {
      "列出告警,最新的在后;有则退出码为 1。",
      "Lists the alarms, the newest last: kind, whose, what, how often, first and last time; exits"
          + " 1 if there is any. An alarm stays; --since leaves out what did not come again."
    })
final class AlarmsCommand implements Callable<Integer> {
  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "仅列此日起出现过的,如 2026-11-24。%nOnly those that came on this day or later.")
  private Optional<LocalDate> since = Optional.empty();

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    ZoneId zone = config.rules().zone();
    PrintWriter out = spec.commandLine().getOut();
    Instant from = since.map(day -> day.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      List<Alarm> alarms = ledger.alarms().since(from);
      alarms.forEach(alarm -> out.println(line(alarm, zone)));
      out.println("alarms=" + alarms.size());
      return alarms.isEmpty() ? 0 : 1;
    }
  }

  private static String line(Alarm alarm, ZoneId zone) {
    return String.join(
        "\t",
        AlarmWords.chinese(alarm.kind()) + " / " + alarm.kind(),
        alarm.terminal().map(id -> "终端 / terminal " + id).orElse("大厅 / hall"),
        alarm.detail(),
        "times=" + alarm.times(),
        alarm.first().atZone(zone).toOffsetDateTime().toString(),
        alarm.last().atZone(zone).toOffsetDateTime().toString());
  }
}
