package org.haochaping.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.haochaping.gateway.results.WindowStaff;
import org.haochaping.gateway.terminals.ReasonsFile;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Clerk;
import org.haochaping.protocol.wire.TerminalSettings.Offers;

/** Section {@code settings} of the configuration: what each window's terminal shows and asks. */
final class SettingsConfig {
  private final TerminalSettings everywhere;
  private final Map<Integer, TerminalSettings> windows = new HashMap<>();

  private SettingsConfig(TerminalSettings everywhere) {
    this.everywhere = everywhere;
  }

  /**
   * Reads the section.
   *
   * @param phone whether a receipt's code leads a phone anywhere
   * @param home relative paths begin there
   * @throws ConfigException whose sentence names what is wrong
   */
  static SettingsConfig read(Config settings, String hallName, boolean phone, Path home) {
    TerminalSettings everywhere =
        checked(
            settings,
            "notices",
            () ->
                new TerminalSettings(
                    hallName,
                    "",
                    Optional.empty(),
                    settings.getStringList("notices"),
                    new Offers(
                        settings.getBoolean("first-press"),
                        settings.getBoolean("consultation"),
                        settings.getBoolean("hall-rating"),
                        phone),
                    reasons(settings, home)));
    SettingsConfig read = new SettingsConfig(everywhere);
    for (Config window : settings.getConfigList("windows")) {
      read.windows.put(
          window.getInt("window"),
          checked(settings, "windows", () -> ofWindow(everywhere, window)));
    }
    return read;
  }

  /** Whether terminals ask to rate the hall itself. */
  boolean isHallRated() {
    return everywhere.offers().hallRating();
  }

  private static TerminalSettings ofWindow(TerminalSettings base, Config window) {
    return new TerminalSettings(
        base.hallName(),
        text(window, "department"),
        window.hasPath("clerk") ? Optional.of(clerk(window.getConfig("clerk"))) : Optional.empty(),
        base.notices(),
        base.offers(),
        base.reasons());
  }

  private static Clerk clerk(Config clerk) {
    return new Clerk(
        text(clerk, "name"),
        text(clerk, "staff-number"),
        text(clerk, "duty"),
        clerk.hasPath("stars") ? clerk.getInt("stars") : 0,
        clerk.hasPath("away") && clerk.getBoolean("away"));
  }

  private static String text(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : "";
  }

  private static ReasonList reasons(Config settings, Path home) {
    if (!settings.getBoolean("reasons")) {
      return ReasonList.none();
    }
    String file = settings.getString("reasons-file");
    if (file.isEmpty()) {
      return ReasonsFile.shipped();
    }
    try {
      return ReasonsFile.read(home.resolve(file));
    } catch (IOException | ProtocolException e) {
      throw wrong(settings, "reasons-file", "a list that can be read: " + e.getMessage());
    }
  }

  private interface Making<T> {
    T make();
  }

  private static <T> T checked(Config config, String key, Making<T> making) {
    try {
      return making.make();
    } catch (ProtocolException e) {
      throw wrong(config, key, "within bounds: " + e.getMessage());
    }
  }

  private static ConfigException wrong(Config config, String key, String wanted) {
    return new ConfigException.BadValue(config.getValue(key).origin(), key, "must be " + wanted);
  }

  /** Who is at which window, as far as this says. */
  List<WindowStaff> staff() {
    return windows.entrySet().stream()
        .map(
            one ->
                one.getValue()
                    .clerk()
                    .map(who -> new WindowStaff(one.getKey(), who.name(), who.staffNumber()))
                    .orElse(new WindowStaff(one.getKey(), "", "")))
        .toList();
  }

  /** The windows that it names. */
  Set<Integer> windows() {
    return Set.copyOf(windows.keySet());
  }

  /** What a window's terminal is told. */
  TerminalSettings of(int window) {
    return windows.getOrDefault(window, everywhere);
  }
}
