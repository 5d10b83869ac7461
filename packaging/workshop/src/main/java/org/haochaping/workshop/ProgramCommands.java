package org.haochaping.workshop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.haochaping.workshop.process.Programs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code ./hall gateway …} and its like: one of the programs, from the checkout, as it is. */
final class ProgramCommands {
  private ProgramCommands() {}

  @Command(name = "gateway", description = "运行大厅网关或其命令 / the hall gateway or one of its commands")
  static final class Gateway extends Passing {
    @Override
    List<String> command(Programs programs, String... arguments) {
      return programs.gateway(arguments);
    }
  }

  @Command(name = "terminal", description = "运行窗口终端 / the window terminal")
  static final class Terminal extends Passing {
    @Override
    List<String> command(Programs programs, String... arguments) {
      return programs.terminal(arguments);
    }
  }

  @Command(name = "city", description = "运行城市参考系统 / the reference city system")
  static final class City extends Passing {
    @Override
    List<String> command(Programs programs, String... arguments) {
      return programs.city(arguments);
    }
  }

  /** Hands everything on to the program, its {@code --help} included. */
  abstract static class Passing implements Callable<Integer> {
    @Unmatched List<String> arguments = new ArrayList<>();

    abstract List<String> command(Programs programs, String... arguments);

    @Override
    public Integer call() throws IOException, InterruptedException {
      Programs programs = Programs.in(Path.of(System.getProperty("hall.home", ".")));
      return new ProcessBuilder(command(programs, arguments.toArray(String[]::new)))
          .inheritIO()
          .start()
          .waitFor();
    }
  }
}
