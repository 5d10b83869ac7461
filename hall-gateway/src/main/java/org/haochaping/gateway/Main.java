package org.haochaping.gateway;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The gateway's command line. Exit codes: 0 done, 1 failed with one sentence, 2 wrong usage. */
@Command(
    name = "hall-gateway",
    mixinStandardHelpOptions = true,
    version = "hall-gateway 0.1.0",
    description = "大厅网关：接收窗口终端的评价，存入台账，上报市级平台。%nThe hall gateway.",
    subcommands = {
      RunCommand.class,
      InitCommand.class,
      TerminalCommand.class,
      VerifyCommand.class,
      AlarmsCommand.class,
      CasesCommand.class,
      QuarantineCommand.class,
      ReconcileCommand.class,
      SystemCommand.class,
      RulesCommand.class,
      RatersCommand.class,
      RemindCommand.class,
      FollowUpCommand.class,
      HolidaysCommand.class,
      DisciplineCommand.class,
      KeysCommand.class,
      BackupCommand.class,
      ResultsCommand.class,
      PostersCommand.class,
      CoverageCommand.class,
      ReportCommand.class,
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new OneSentence());
  }
}
