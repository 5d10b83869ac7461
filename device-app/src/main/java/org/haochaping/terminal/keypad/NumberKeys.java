package org.haochaping.terminal.keypad;

import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;

/** The number keys 1 to 5, in the order in which the levels are shown: 1 is the best. */
public final class NumberKeys {
  private NumberKeys() {}

  /** The level of a key, if it is one of the five. */
  public static Optional<SatisfactionLevel> level(String key) {
    if (key.length() != 1 || key.charAt(0) < '1' || key.charAt(0) > '5') {
      return Optional.empty();
    }
    return Optional.of(SatisfactionLevel.ofCityCode(6 - Integer.parseInt(key)));
  }

  /** The key of a level, 1 to 5. */
  public static int key(SatisfactionLevel level) {
    return 6 - level.cityCode();
  }
}
