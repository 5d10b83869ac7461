package org.haochaping.workshop;

import org.haochaping.workshop.bench.BenchCommand;
import org.haochaping.workshop.chaos.ChaosCommand;
import org.haochaping.workshop.demo.DemoCommand;
import org.haochaping.workshop.gallery.GalleryCommand;
import org.haochaping.workshop.scale.ScaleCommand;
import org.haochaping.workshop.soak.SoakCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry of {@code ./hall}. */
@Command(
    name = "hall",
    description = {
      "好差评:窗口终端与大厅网关的工作台。",
      "Haochaping: the workshop of window terminal and hall gateway."
    },
    footer = {
      "",
      "  test     安装测试所需软件并运行全部测试 / installs what the tests need and runs them all",
      "",
      "每个命令都有 --help / each command has --help"
    },
    subcommands = {
      DemoCommand.class,
      BenchCommand.class,
      ChaosCommand.class,
      SoakCommand.class,
      ScaleCommand.class,
      GalleryCommand.class,
      ProgramCommands.Gateway.class,
      ProgramCommands.Terminal.class,
      ProgramCommands.City.class,
      HelpCommand.class
    })
public final class Workshop implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  private Workshop() {}

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }

  /** Runs a command; its exit code is the program's. */
  public static void main(String[] arguments) {
    // Each program's jar on this class path has a logback.xml of its own.
    System.setProperty("logback.configurationFile", "org/haochaping/workshop/logback.xml");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Workshop());
  }
}
