package org.haochaping.city;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "运行参考平台，直到收到终止信号。%nRuns the city system until it is told to stop.")
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "配置文件；不给则用默认值。%nThe configuration file; defaults without.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "端口，0 为任意空闲端口。%nThe port; 0 takes a free one.")
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--data-dir", paramLabel = "DIR", description = "数据目录。%nWhere city.db is.")
  private Optional<Path> dataDir = Optional.empty();

  @Option(
      names = "--switch",
      paramLabel = "NAME=VALUE",
      description = "故障开关，如 fail-rate=0.5。%nOne of the switches in the configuration file.")
  private Map<String, String> switches = new LinkedHashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    CityServer server = CityServer.start(CityConfig.load(file, port, dataDir, switches));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    new CountDownLatch(1).await(); // SIGTERM and Ctrl-C end the process through the hook
    return 0;
  }
}
