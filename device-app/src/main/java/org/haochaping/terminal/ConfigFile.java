package org.haochaping.terminal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A configuration file with the shipped defaults behind it and the environment before it. What is
 * wrong is a {@link ConfigException} whose one sentence names file and line.
 */
record ConfigFile(Config all, Path folder) {
  private static final String DEFAULTS = "org/haochaping/terminal/terminal.conf";
  private static final List<String> FREE_KEYS =
      List.of("keypad.serial.keys.", "keypad.hid.keys.", "screen.texts.");

  static ConfigFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new TroubleException(
          "找不到配置文件 / no configuration file "
              + file
              + " (hall-gateway terminal add writes one, with the terminal's keys)");
    }
    Config own = ConfigFactory.parseFile(file.toFile());
    Config defaults =
        ConfigFactory.parseResources(
            ConfigFile.class.getClassLoader(),
            DEFAULTS,
            ConfigParseOptions.defaults().setAllowMissing(false));
    refuseUnknown(own, defaults);
    Config all =
        ConfigFactory.systemEnvironmentOverrides()
            .withFallback(own)
            .withFallback(defaults)
            .resolve();
    Path folder = file.toAbsolutePath().normalize().getParent();
    return new ConfigFile(all, folder == null ? Path.of("/") : folder);
  }

  Path path(String key) {
    return folder.resolve(all.getString(key)).normalize();
  }

  /** A whole number within bounds, both included. */
  long number(String key, long min, long max) {
    long value = all.getLong(key);
    if (value < min || value > max) {
      throw wrong(key, "must be " + min + " to " + max);
    }
    return value;
  }

  /** Something that is made from this key's value and says itself what is wrong with it. */
  <T> T made(String key, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (ConfigException e) {
      throw e;
    } catch (RuntimeException e) {
      throw wrong(key, String.valueOf(e.getMessage()));
    }
  }

  /** What is wrong with a key, with the line where it stands. */
  ConfigException wrong(String key, String why) {
    return new ConfigException.BadValue(all.getValue(key).origin(), key, why);
  }

  /** A misspelt key would otherwise silently mean its default. */
  private static void refuseUnknown(Config own, Config defaults) {
    for (Map.Entry<String, ConfigValue> entry : own.entrySet()) {
      String key = entry.getKey();
      if (!defaults.hasPathOrNull(key) && FREE_KEYS.stream().noneMatch(key::startsWith)) {
        throw new ConfigException.BadValue(
            entry.getValue().origin(), key, "no such key; look for a misspelling");
      }
    }
  }
}
