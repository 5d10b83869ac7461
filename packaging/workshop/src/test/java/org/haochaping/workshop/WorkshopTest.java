package org.haochaping.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WorkshopTest {
  @Test
  void commandLine_knowsEveryCommand() {
    assertThat(Workshop.commandLine().getSubcommands().keySet())
        .contains("demo", "chaos", "soak", "bench", "gateway", "terminal", "city", "help");
  }

  @Test
  void gateway_anyArguments_areHandedOnInOrder() {
    CommandLine.ParseResult parsed =
        Workshop.commandLine().parseArgs("gateway", "terminal", "add", "--help", "--window", "3");
    ProgramCommands.Passing passing =
        (ProgramCommands.Passing) parsed.subcommand().commandSpec().userObject();
    assertThat(passing.arguments).isEqualTo(List.of("terminal", "add", "--help", "--window", "3"));
  }
}
