package org.haochaping.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.haochaping.terminal.log.LogSetup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The terminal's command line. Exit codes: 0 done, 1 failed with one sentence, 2 wrong usage. */
@Command(
    name = "window-terminal",
    mixinStandardHelpOptions = true,
    version = "window-terminal " + Main.VERSION,
    description = "窗口评价终端：收取群众评价，先存盘，再上传大厅网关。%nThe window terminal.",
    subcommands = {RunCommand.class, RehearseCommand.class})
public final class Main {
  static final String VERSION = "0.1.0";

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    LogSetup.choose();
    System.exit(RunArguments.plain(List.of(args)).map(Main::run).orElseGet(() -> other(args)));
  }

  private static int run(RunArguments arguments) {
    try {
      ConfigFile config = ConfigFile.read(arguments.config());
      EarlyToolkit early = EarlyToolkit.begin(config, arguments.headless());
      LogSetup.begin();
      Run.untilClosed(arguments, config, early);
      return 0;
    } catch (RuntimeException | InterruptedException e) {
      new PrintWriter(System.err, true, StandardCharsets.UTF_8).println(OneSentence.of(e));
      return 1;
    }
  }

  private static int other(String[] args) {
    LogSetup.begin();
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              command.getErr().println(OneSentence.of(e));
              return 1;
            });
  }
}
