package org.haochaping.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haochaping.gateway.cases.CaseImport;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.gateway.cases.IssuedReceipt;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.HallKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "cases",
    mixinStandardHelpOptions = true,
    description = "登记和查看办件。%nRegisters cases and shows them.",
    subcommands = {
      CaseShowCommand.class,
      CaseFindCommand.class,
      CaseUnmaskCommand.class,
      CaseLooksCommand.class,
    })
final class CasesCommand {
  private static final int MAX_WINDOW = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "从文件登记办件,并给出每件(每批)的回执链接。另可有列 window(窗口号)、state(已受理、受理失败、已办结)、"
            + "batch(同一批次的各行填同一个词;一批一张回执)。",
        "Registers cases from a file and prints: case number, tab, receipt link; of a batch the"
            + " first case's number, its one link, and the other numbers, a tab before each.",
        "A .csv file (UTF-8 or GBK) with a header of the city interface's field names"
            + " (docs/city-feed.yaml, ServiceRecord), or one JSON object a line. Three more"
            + " columns may be there, and be empty in any line:",
        "  window: where it was accepted; otherwise --window says it.",
        "  state: accepted, failed or finished; proStatus may then be left out. A case that"
            + " failed gets no receipt, and needs neither window nor applicant.",
        "  batch: a word that the cases of a batch share, 2 to 255 of one item at one window.",
        "With any line wrong, or of a case that failed before or is known otherwise, nothing is"
            + " registered. A batch with such a line is refused as a whole."
      })
  int importCases(
      @Parameters(paramLabel = "FILE", description = "CSV 或 JSON Lines 文件。%nThe file.") Path file,
      @Option(
              names = "--window",
              description = "未注明窗口的行的窗口号。%nThe window's number, for lines that say none.")
          Optional<Integer> window,
      @Option(
              names = "--skip-bad",
              description = "跳过有误的行和批次。%nPass bad lines over, and batches with any.")
          boolean skipBad,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    if (window.filter(number -> number < 0 || number > MAX_WINDOW).isPresent()) {
      throw new TroubleException("窗口号 / --window must be 0 to 65535");
    }
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    try {
      Faults faults = new Faults(spec.commandLine().getErr());
      HallKeys keys = HallKeys.open(config.keysDir(), config.mqtt().serverNames(), clock);
      try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
        CaseImport cases =
            new CaseImport(
                ledger,
                new CaseRegistry(ledger, config.seal(), clock),
                config.receipts(keys, clock),
                window.map(OptionalInt::of).orElse(OptionalInt.empty()));
        if (!skipBad) {
          requireGood(cases.check(file, faults::add));
        }
        CaseImport.Outcome outcome =
            cases.run(
                file, faults::add, (numbers, receipt) -> out.println(printed(numbers, receipt)));
        spec.commandLine()
            .getErr()
            .println("registered=" + outcome.registered() + " skipped=" + outcome.bad());
        // The file may say one case twice and otherwise, or somebody else reported it meanwhile.
        if (!skipBad && outcome.bad() > 0) {
          throw new TroubleException(
              "其余行已登记 / all other lines were registered: lines with faults=" + outcome.bad());
        }
      }
    } catch (IOException e) {
      throw new TroubleException("读不了文件 / can't read " + file + ": " + e.getMessage(), e);
    }
    return 0;
  }

  /** What prints receipts takes the first two columns, and finds one line a receipt. */
  private static String printed(List<String> numbers, IssuedReceipt receipt) {
    return Stream.concat(
            Stream.of(numbers.get(0), receipt.link()), numbers.subList(1, numbers.size()).stream())
        .collect(Collectors.joining("\t"));
  }

  private static void requireGood(long bad) {
    if (bad > 0) {
      throw new TroubleException(
          "未登记任何办件 / nothing was registered: lines with faults="
              + bad
              + " (--skip-bad registers the others)");
    }
  }

  /** Prints what is wrong, up to a point: of a wholly wrong file the rest says nothing new. */
  private static final class Faults {
    private static final int MAX_LINES = 1_000;

    private final PrintWriter err;
    private int count;

    Faults(PrintWriter err) {
      this.err = err;
    }

    void add(String line) {
      count++;
      if (count <= MAX_LINES) {
        err.println(line);
      } else if (count == MAX_LINES + 1) {
        err.println("……");
      }
    }
  }
}
