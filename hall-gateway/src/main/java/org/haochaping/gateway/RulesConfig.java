package org.haochaping.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.settlement.RulesSettings;

/** Reads the numbers of the regulation. */
final class RulesConfig {
  private RulesConfig() {}

  static RulesSettings read(Config all, List<String> outlets) {
    Config ratings = all.getConfig("ratings");
    Config fair = ratings.getConfig("fair-play");
    Duration after = ratings.getDuration("default-after");
    return new RulesSettings(
        outlets,
        after.isZero() ? Optional.empty() : Optional.of(after),
        ratings.getDuration("default-grace"),
        zone(all),
        ratings.getBoolean("send-unbound"),
        new FairPlayLimits(
            atLeastTwo(fair, "burst"),
            fair.getDuration("burst-within"),
            atLeastTwo(fair, "window-an-hour"),
            atLeastTwo(fair, "no-service")));
  }

  /** The hall's time zone. */
  static ZoneId zone(Config all) {
    try {
      return ZoneId.of(all.getString("hall.time-zone"));
    } catch (DateTimeException e) {
      throw new ConfigException.BadValue(
          all.getValue("hall.time-zone").origin(),
          "hall.time-zone",
          "must be a zone like Asia/Shanghai");
    }
  }

  private static int atLeastTwo(Config config, String path) {
    int value = config.getInt(path);
    if (value < 2) {
      throw new ConfigException.BadValue(config.getValue(path).origin(), path, "must be 2 or more");
    }
    return value;
  }
}
