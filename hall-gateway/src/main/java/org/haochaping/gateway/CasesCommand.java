package org.haochaping.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.haochaping.gateway.cases.CaseLines;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.cases.IssuedReceipt;
import org.haochaping.gateway.cases.Receipts;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.HallKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "cases", mixinStandardHelpOptions = true, description = "登记办件。%nRegisters cases.")
final class CasesCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "从文件登记已受理的办件,并给出每件的回执链接。",
        "Registers accepted cases from a file and prints: case number, tab, receipt link.",
        "One JSON object a line, with the city interface's field names (docs/city-feed.yaml,"
            + " ServiceRecord). With any line wrong, nothing is registered."
      })
  int importCases(
      @Parameters(paramLabel = "FILE", description = "JSON Lines 文件。%nFile of JSON lines.")
          Path file,
      @Option(names = "--window", required = true, description = "窗口号。%nThe window's number.")
          int window,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    CaseLines lines = read(file);
    if (!lines.problems().isEmpty()) {
      throw new TroubleException(
          "未登记任何办件 / nothing was registered:\n" + String.join("\n", lines.problems()));
    }
    Clock clock = Clock.systemUTC();
    HallKeys keys = HallKeys.open(config.keysDir(), config.mqtt().serverNames(), clock);
    Receipts receipts = config.receipts(keys, clock);
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      CaseRegistry registry = new CaseRegistry(ledger, config.seal(), clock);
      List<IssuedReceipt> issued = registry.register(lines.cases(), window, receipts);
      for (int i = 0; i < issued.size(); i++) {
        String projectNo = lines.cases().get(i).basics().projectNo();
        out.println(projectNo + "\t" + issued.get(i).link());
      }
    }
    return 0;
  }

  private static CaseLines read(Path file) {
    try {
      return CaseLines.read(Files.readAllLines(file));
    } catch (IOException e) {
      throw new TroubleException("读不了文件 / can't read " + file + ": " + e.getMessage(), e);
    }
  }
}
