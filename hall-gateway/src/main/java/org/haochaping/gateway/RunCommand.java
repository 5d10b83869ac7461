package org.haochaping.gateway;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "运行网关，直到收到终止信号。%nRuns the gateway until it is told to stop.")
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws InterruptedException {
    Gateway gateway = Gateway.start(config.load());
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "shutdown"));
    new CountDownLatch(1).await(); // SIGTERM and Ctrl-C end the process through the hook
    return 0;
  }
}
