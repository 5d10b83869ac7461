package org.haochaping.workshop;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code ./hall}. */
@Command(
    name = "hall",
    description = {"好差评:一个命令演示、检验、测速。", "Haochaping: demo, chaos and benchmarks, a command each."})
public final class Workshop {
  private Workshop() {}

  /** Runs a command; its exit code is the program's. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Workshop()).execute(arguments));
  }
}
