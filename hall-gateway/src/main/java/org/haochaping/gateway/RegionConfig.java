package org.haochaping.gateway;

import com.typesafe.config.Config;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import org.haochaping.gateway.city.FetchSettings;

/** Reads what comes back from the city, and when the hall compares itself with it. */
final class RegionConfig {
  private static final int MOST = 5_000;

  private RegionConfig() {}

  /** How the area's ratings are fetched; empty where they are not. */
  static Optional<FetchSettings> fetch(Config all) {
    Config fetch = all.getConfig("city.fetch");
    if (!all.getBoolean("city.enabled") || !fetch.getBoolean("enabled")) {
      return Optional.empty();
    }
    String area = all.getString("hall.area-code");
    if (!area.matches("[0-9]{6}")) {
      throw GatewayConfig.wrong(all, "hall.area-code", "six digits");
    }
    return Optional.of(
        new FetchSettings(
            area + "000000",
            GatewayConfig.duration(fetch, "every"),
            (int) GatewayConfig.number(fetch, "page", 1, MOST)));
  }

  /** The hall's time of day for the nightly comparison; empty: never. */
  static Optional<LocalTime> reconcileAt(Config all) {
    Config city = all.getConfig("city");
    String text = city.getString("reconcile-at");
    if (text.isEmpty() || !city.getBoolean("enabled")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      throw GatewayConfig.wrong(city, "reconcile-at", "a time of day like 02:30, or empty");
    }
  }
}
