package org.haochaping.city;

import com.typesafe.config.ConfigException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The city system's command line. Exit codes: 0 done, 1 failed with one sentence, 2 wrong usage.
 */
@Command(
    name = "city-reference",
    mixinStandardHelpOptions = true,
    version = "city-reference 0.1.0",
    description = "市级好差评平台参考实现，供联调和测试。%nA city system to build and test a feed against.",
    subcommands = RunCommand.class)
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.setProperty("config.override_with_env_vars", "true");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Main::oneSentence);
  }

  private static int oneSentence(Exception e, CommandLine command, ParseResult parsed) {
    LOG.debug("command failed", e);
    String message = e.getMessage();
    boolean meantForPeople = e instanceof ConfigException || e instanceof CityException;
    command
        .getErr()
        .println(
            "错误 / error: "
                + (meantForPeople && message != null
                    ? message
                    : e + " (HAOCHAPING_LOG=DEBUG shows the trace)"));
    return 1;
  }
}
