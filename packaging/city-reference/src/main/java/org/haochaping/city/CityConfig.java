package org.haochaping.city;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration, checked.
 *
 * @param dataDir absolute
 * @param tokens empty: any token
 */
record CityConfig(
    String host,
    int port,
    Path dataDir,
    List<String> tokens,
    Duration keepAnswers,
    Switches switches) {
  CityConfig {
    tokens = List.copyOf(tokens);
  }

  /** Reads a file, if there is one, with the shipped defaults behind it and options before it. */
  static CityConfig load(
      Optional<Path> file,
      Optional<Integer> port,
      Optional<Path> dataDir,
      Map<String, String> switches) {
    Config defaults =
        ConfigFactory.parseResources(
            CityConfig.class, "city.conf", ConfigParseOptions.defaults().setAllowMissing(false));
    Config own = file.map(CityConfig::parse).orElse(ConfigFactory.empty());
    for (Map.Entry<String, String> entry : switches.entrySet()) {
      own =
          own.withValue(
              "switches." + entry.getKey(),
              ConfigValueFactory.fromAnyRef(entry.getValue(), "--switch " + entry.getKey()));
    }
    refuseUnknown(own, defaults);
    Config all =
        ConfigFactory.systemEnvironmentOverrides()
            .withFallback(own)
            .withFallback(defaults)
            .resolve();
    Path home =
        file.map(Path::toAbsolutePath)
            .flatMap(absolute -> Optional.ofNullable(absolute.getParent()))
            .orElse(Path.of("").toAbsolutePath());
    return new CityConfig(
        all.getString("host"),
        port.orElseGet(() -> all.getInt("port")),
        dataDir
            .map(Path::toAbsolutePath)
            .orElseGet(() -> home.resolve(all.getString("data-dir")).normalize()),
        all.getStringList("tokens"),
        all.getDuration("keep-answers"),
        Switches.of(all.getConfig("switches")));
  }

  private static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException.Generic("找不到配置文件 / no configuration file " + file);
    }
    return ConfigFactory.parseFile(file.toFile());
  }

  /** A misspelt key would otherwise silently mean its default. */
  static void refuseUnknown(Config own, Config known) {
    for (Map.Entry<String, ConfigValue> entry : own.entrySet()) {
      if (!known.hasPathOrNull(entry.getKey())) {
        throw new ConfigException.BadValue(
            entry.getValue().origin(), entry.getKey(), "no such key; look for a misspelling");
      }
    }
  }
}
