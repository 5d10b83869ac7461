package org.haochaping.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = RunArguments.DEFAULT_CONFIG,
      description = "配置文件，默认 terminal.conf。%nThe configuration file.")
  private Path config = Path.of(RunArguments.DEFAULT_CONFIG);

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

  @Override
  public Integer call() throws InterruptedException {
    if (pictures != null && !headless && spec != null) {
      throw new ParameterException(spec.commandLine(), "--pictures needs --headless");
    }
    Run.untilClosed(
        new RunArguments(config, headless, Optional.ofNullable(pictures)),
        ConfigFile.read(config),
        EarlyToolkit.notBegun());
    return 0;
  }
}
