package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.haochaping.gateway.followup.StaffName;
import org.haochaping.gateway.ledger.Alarms.Alarm;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    description = {
      "列出未处理的告警,最新的在后;有则退出码为 1。",
      "Lists the alarms that nobody saw to, the newest last: number, kind, whose, what, how often,"
          + " first and last time; exits 1 if there is any. One that was seen to is listed again"
          + " once it comes again."
    })
final class AlarmsCommand implements Callable<Integer> {
  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "仅列此日起出现过的,如 2026-11-24。%nOnly those that came on this day or later.")
  private Optional<LocalDate> since = Optional.empty();

  @Option(names = "--all", description = "包括已处理的,末列为处理人。%nThose seen to as well, and by whom.")
  private boolean all;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    ZoneId zone = config.rules().zone();
    PrintWriter out = spec.commandLine().getOut();
    Instant from = since.map(day -> day.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      List<Alarm> alarms =
          ledger.alarms().since(from).stream()
              .filter(alarm -> all || alarm.doneBy().isEmpty())
              .toList();
      alarms.forEach(alarm -> out.println(line(alarm, zone)));
      out.println("alarms=" + alarms.size());
      return alarms.stream().allMatch(alarm -> alarm.doneBy().isPresent()) ? 0 : 1;
    }
  }

  @Command(
      name = "done",
      mixinStandardHelpOptions = true,
      description = "告警已处理;再次出现时重新列出。%nSomebody saw to an alarm; it stays on record.")
  int done(
      @Parameters(paramLabel = "NUMBER", description = "告警号。%nThe alarm's number.") long number,
      @Option(names = "--by", required = true, description = "处理人。%nWho saw to it.") String by,
      @Mixin ConfigOption its) {
    String name = StaffName.of(by);
    try (Ledger ledger = Ledger.open(its.load().ledger(), Clock.systemUTC())) {
      if (!ledger.alarms().done(number, name)) {
        throw new TroubleException("没有此未处理的告警 / no open alarm " + number);
      }
    }
    spec.commandLine().getOut().println("done");
    return 0;
  }

  private static String line(Alarm alarm, ZoneId zone) {
    return String.join(
        "\t",
        Long.toString(alarm.number()),
        AlarmWords.chinese(alarm.kind()) + " / " + alarm.kind(),
        alarm.terminal().map(id -> "终端 / terminal " + id).orElse("大厅 / hall"),
        alarm.detail(),
        "times=" + alarm.times(),
        alarm.first().atZone(zone).toOffsetDateTime().toString(),
        alarm.last().atZone(zone).toOffsetDateTime().toString()
            + alarm.doneBy().map(by -> "\t已处理 / done by " + by).orElse(""));
  }
}
