package org.haochaping.terminal.keypad;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a keypad tells that a key is still held.
 *
 * @param quiet a key whose frames stop for so long was released, 0 to 5 seconds
 * @param release the key value of the frame that says that all keys are up, where there is one
 */
public record RepeatRule(Duration quiet, OptionalInt release) {
  /** Checks the time. */
  public RepeatRule {
    if (quiet.isNegative() || quiet.compareTo(Duration.ofSeconds(5)) > 0) {
      throw new IllegalArgumentException("repeat-quiet: 0 to 5 seconds");
    }
  }

  /**
   * Reads the release value: two hexadecimal digits, or nothing.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  public static RepeatRule of(Duration quiet, String release) {
    if (release.isEmpty()) {
      return new RepeatRule(quiet, OptionalInt.empty());
    }
    if (!release.matches("[0-9A-Fa-f]{2}")) {
      throw new IllegalArgumentException("release: two hexadecimal digits, such as 00, or empty");
    }
    return new RepeatRule(quiet, OptionalInt.of(Integer.parseInt(release, 16)));
  }

  boolean releases(int key) {
    return release.isPresent() && release.getAsInt() == key;
  }
}
