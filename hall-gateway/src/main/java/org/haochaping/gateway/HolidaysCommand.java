package org.haochaping.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeSet;
import org.haochaping.gateway.followup.Holidays;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "holidays",
    mixinStandardHelpOptions = true,
    description = "节假日与调休。%nHolidays and shifted working days.")
final class HolidaysCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "导入某年全年的放假与调休安排(内置年份可只列更正),并重算暂定的整改期限。",
        "Takes a whole year's days off and shifted working days (lines like 2027-01-01,off and"
            + " 2027-02-14,work) and computes provisional deadlines anew; of a year that is built"
            + " in, what is to be amended is enough. A year's former import is replaced."
      })
  int load(
      @Parameters(paramLabel = "FILE", description = "CSV 文件。%nThe file.") Path file,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      Holidays.Imported done =
          new Holidays(ledger, config.followUp()).load(Files.readAllLines(file));
      spec.commandLine()
          .getOut()
          .printf(
              "days=%d years=%s recomputed=%d%n",
              done.days(), new TreeSet<>(done.years()), done.recomputed());
    } catch (IOException e) {
      throw new TroubleException("读不了文件 / can't read " + file + ": " + e.getMessage(), e);
    }
    return 0;
  }
}
