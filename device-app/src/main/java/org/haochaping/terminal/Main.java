package org.haochaping.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    EarlyToolkit toolkit = EarlyToolkit.begin(List.of(args));
    System.exit(commandLine(toolkit).execute(args));
  }

  static CommandLine commandLine() {
    return commandLine(EarlyToolkit.notBegun());
  }

  private static CommandLine commandLine(EarlyToolkit toolkit) {
    return new CommandLine(new Main(), new Commands(toolkit))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(new OneSentence());
  }

  /** Makes the commands, of which one needs to know what was begun. */
  private record Commands(EarlyToolkit toolkit) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == RunCommand.class
          ? type.cast(new RunCommand(toolkit))
          : CommandLine.defaultFactory().create(type);
    }
  }
}
