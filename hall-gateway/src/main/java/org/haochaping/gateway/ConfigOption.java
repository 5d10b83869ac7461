package org.haochaping.gateway;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has, with the reading of it. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "gateway.conf",
      description = "配置文件，默认 gateway.conf。%nThe configuration file.")
  private Path file = Path.of("gateway.conf");

  Path file() {
    return file;
  }

  GatewayConfig load() {
    return GatewayConfig.load(file);
  }
}
