package org.haochaping.terminal.health;

import java.util.List;
import java.util.Locale;
import org.haochaping.protocol.wire.HealthReport.Device;
import org.haochaping.terminal.devices.DeviceState;

/** The devices as the health report names them: the English half of each name, as a word. */
public final class DeviceWords {
  private static final int MOST = 32;
  private static final int LONGEST = 32;

  private DeviceWords() {}

  /** The first 32. */
  public static List<Device> of(List<DeviceState> states) {
    return states.stream()
        .limit(MOST)
        .map(state -> new Device(word(state.name()), word(state.condition().name())))
        .toList();
  }

  private static String word(String name) {
    String english = name.substring(name.lastIndexOf('/') + 1).strip();
    String word = english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String begun = word.startsWith("-") ? word.substring(1) : word;
    String cut = begun.substring(0, Math.min(LONGEST, begun.length()));
    return cut.isEmpty() ? "device" : cut;
  }
}
