package org.haochaping.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.HallKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "生成缺少的配置、密钥、证书和台账。%nMakes what is missing: configuration, keys, ledger.")
final class InitCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Path file = config.file();
    if (!Files.exists(file)) {
      try (InputStream defaults =
          Main.class.getClassLoader().getResourceAsStream(GatewayConfig.DEFAULTS)) {
        Files.copy(Objects.requireNonNull(defaults), file);
      }
      spec.commandLine().getOut().println("已写入 / wrote " + file);
    }
    GatewayConfig loaded = config.load();
    Clock clock = Clock.systemUTC();
    HallKeys.open(loaded.keysDir(), loaded.mqtt().serverNames(), clock);
    Ledger.open(loaded.ledger(), clock).close();
    spec.commandLine().getOut().println("已就绪 / ready: " + loaded.dataDir());
    return 0;
  }
}
