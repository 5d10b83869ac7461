package org.haochaping.terminal.keypad;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/** Which level each key value of a keypad means; two keys may mean the same one. */
public final class KeyMap {
  private final Map<Integer, SatisfactionLevel> levels;

  private KeyMap(Map<Integer, SatisfactionLevel> levels) {
    this.levels = levels;
  }

  /** Values 01 to 05, best first. */
  public static KeyMap oneToFive() {
    Map<Integer, SatisfactionLevel> levels = new HashMap<>();
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      levels.put(NumberKeys.key(level), level);
    }
    return new KeyMap(levels);
  }

  /**
   * Made from key values, two hexadecimal digits each, and the words of levels.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong, also where a level
   *     has no key: a keypad must offer all five
   */
  public static KeyMap of(Map<String, String> words) {
    Map<Integer, SatisfactionLevel> levels = new HashMap<>();
    words.forEach((key, word) -> levels.put(value(key), level(key, word)));
    Set<SatisfactionLevel> missing = EnumSet.allOf(SatisfactionLevel.class);
    missing.removeAll(levels.values());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no key for " + missing.iterator().next().wireName() + "; all five levels need one");
    }
    return new KeyMap(levels);
  }

  Optional<SatisfactionLevel> level(int key) {
    return Optional.ofNullable(levels.get(key));
  }

  private static Integer value(String key) {
    if (!key.matches("[0-9A-Fa-f]{2}")) {
      throw new IllegalArgumentException(key + " is not two hexadecimal digits, such as 01");
    }
    return Integer.valueOf(key, 16);
  }

  private static SatisfactionLevel level(String key, String word) {
    try {
      return SatisfactionLevel.ofWireName(word);
    } catch (ProtocolException e) {
      throw new IllegalArgumentException(
          key + ": " + word + " is none of the five levels, such as very-satisfied", e);
    }
  }
}
