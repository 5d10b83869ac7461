package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.settlement.Reminders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "remind",
    mixinStandardHelpOptions = true,
    description = {
      "列出超过设定时间仍未评价的办件,供市级平台短信提醒。",
      "Lists accepted cases that nobody rated for the set time, for the city's SMS reminder"
          + " (article 12): case number, service, accepted, time to rate ends. The city's interface"
          + " has no call for it, so the list goes there as a file; it holds nothing personal."
    })
final class RemindCommand implements Callable<Integer> {
  @Option(names = "--limit", defaultValue = "10000", description = "最多条数。%nAt most so many.")
  private int limit;

  @Option(
      names = "--format",
      defaultValue = "lines",
      description = "输出格式:lines、csv 或 json。%nlines (tabs), csv, or json (one object a line).")
  private ReminderForm form = ReminderForm.LINES;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    ZoneId zone = config.rules().zone();
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      List<Reminders.Unrated> unrated =
          new Reminders(ledger, clock)
              .unrated(config.section("ratings").getDuration("remind-after"), limit);
      form.head().ifPresent(out::println);
      unrated.forEach(one -> out.println(form.line(one, zone)));
      (form == ReminderForm.LINES ? out : spec.commandLine().getErr())
          .println("unrated=" + unrated.size());
    }
    return 0;
  }
}
