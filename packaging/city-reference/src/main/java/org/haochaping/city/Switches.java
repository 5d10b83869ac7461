package org.haochaping.city;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.city.RecordKey;

/**
 * How this city misbehaves. Described in {@code city.conf}; the same names stand in {@code PUT
 * /switches}.
 */
record Switches(
    Config config,
    long slowMillis,
    double failRate,
    double lookFailRate,
    int failStatus,
    boolean failAfterTaking,
    int retryAfterSeconds,
    double refuseRate,
    String refuseProject,
    String refuseWords,
    Nonsense nonsense,
    double nonsenseRate) {
  private static final int MAX_SLOW_MILLIS = 600_000;

  static Switches of(Config config) {
    return new Switches(
        config,
        (long) within(config, "slow-millis", 0, MAX_SLOW_MILLIS),
        within(config, "fail-rate", 0, 1),
        within(config, "look-fail-rate", 0, 1),
        (int) within(config, "fail-status", 400, 599),
        config.getBoolean("fail-after-taking"),
        config.getInt("retry-after-seconds"),
        within(config, "refuse-rate", 0, 1),
        config.getString("refuse-project"),
        config.getString("refuse-words"),
        Nonsense.of(config),
        within(config, "nonsense-rate", 0, 1));
  }

  /** These switches with some of them set anew; the others stay. */
  Switches with(Config changes) {
    CityConfig.refuseUnknown(changes, config);
    return of(changes.withFallback(config));
  }

  /**
   * What a switch has against a record: the same answer each time, so that a retry changes none.
   */
  Optional<String> refuse(RecordKey key) {
    boolean named = !refuseProject.isEmpty() && key.projectNo().contains(refuseProject);
    return named || refuseRate > share(key) ? Optional.of(refuseWords) : Optional.empty();
  }

  /** The answer of a request that fails by a switch. */
  Problem failure() {
    boolean later = failStatus == 429 || failStatus == 503;
    return new Problem(
        failStatus,
        "按开关失败 / failing by a switch",
        "switches: fail-rate " + failRate + ", look-fail-rate " + lookFailRate,
        later && retryAfterSeconds >= 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty());
  }

  String json() {
    return config.root().render(ConfigRenderOptions.concise());
  }

  /** A number from 0 up to 1 that belongs to the record. */
  private static double share(RecordKey key) {
    byte[] hash = Hash.sha256(key.toString().getBytes(StandardCharsets.UTF_8)).bytes();
    return (Byte.toUnsignedInt(hash[0]) * 256 + Byte.toUnsignedInt(hash[1])) / 65_536.0;
  }

  private static double within(Config config, String path, double min, double max) {
    double value = config.getDouble(path);
    if (value < min || value > max) {
      throw new ConfigException.BadValue(
          config.getValue(path).origin(), path, "must be " + min + " to " + max);
    }
    return value;
  }
}
