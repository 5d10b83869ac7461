package org.haochaping.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.haochaping.terminal.uplink.TerminalKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "运行终端，直到收到终止信号。%nRuns the terminal until it is told to stop.")
final class RunCommand implements Callable<Integer> {
  static final String DEFAULT_CONFIG = "terminal.conf";

  private final EarlyToolkit toolkit;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = DEFAULT_CONFIG,
      description = "配置文件，默认 terminal.conf。%nThe configuration file.")
  private Path config = Path.of(DEFAULT_CONFIG);

  @Option(
      names = "--headless",
      description = {
        "不用显示器：从标准输入读按键（1-5）和扫码内容，每行一个。",
        "Without a display: keys 1 to 5 and scanned codes come from standard input, one a line."
      })
  private boolean headless;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = {"把每次屏幕变化存为 PNG。", "Writes the screen to DIR as a PNG whenever it changes."})
  private @Nullable Path pictures;

  @Spec private @Nullable CommandSpec spec;

  RunCommand(EarlyToolkit toolkit) {
    this.toolkit = toolkit;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (pictures != null && !headless && spec != null) {
      throw new ParameterException(spec.commandLine(), "--pictures needs --headless");
    }
    TerminalConfig settings = TerminalConfig.load(config);
    TerminalKeys keys = settings.gateway().keys();
    toolkit.await(headless, settings.screen(), settings.dataDir());
    Terminal terminal = Terminal.start(settings, keys, Optional.ofNullable(pictures));
    Thread shutdown = new Thread(terminal::close, "shutdown");
    Runtime.getRuntime().addShutdownHook(shutdown); // SIGTERM and Ctrl-C come through it
    if (headless) {
      StandardInput.follow(System.in, terminal.input());
    }
    terminal.awaitWindowClosed();
    return 0;
  }
}
