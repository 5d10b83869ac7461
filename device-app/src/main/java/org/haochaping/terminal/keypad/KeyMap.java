package org.haochaping.terminal.keypad;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/** Which level each key value or key code of a keypad means; two keys may mean the same one. */
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

  /** Linux's key codes of 1 to 5 in the row of digits and on the number pad, 1 the best. */
  public static KeyMap ofNumberKeys() {
    int[] pad = {79, 80, 81, 75, 76};
    Map<Integer, SatisfactionLevel> levels = new HashMap<>();
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      int number = NumberKeys.key(level);
      levels.put(number + 1, level);
      levels.put(pad[number - 1], level);
    }
    return new KeyMap(levels);
  }

  /**
   * Made from Linux's key codes, decimal, and the words of levels.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong, also where a level
   *     has no key
   */
  public static KeyMap ofCodes(Map<String, String> words) {
    Map<Integer, SatisfactionLevel> levels = new HashMap<>();
    words.forEach((key, word) -> levels.put(code(key), level(key, word)));
    return whole(levels);
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
    return whole(levels);
  }

  private static KeyMap whole(Map<Integer, SatisfactionLevel> levels) {
    Set<SatisfactionLevel> missing = EnumSet.allOf(SatisfactionLevel.class);
    missing.removeAll(levels.values());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no key for " + missing.iterator().next().wireName() + "; all five levels need one");
    }
    return new KeyMap(levels);
  }

  /** What a key means, if it is one of the five. */
  public Optional<SatisfactionLevel> level(int key) {
    return Optional.ofNullable(levels.get(key));
  }

  private static Integer code(String key) {
    if (!key.matches("[0-9]{1,3}") || Integer.parseInt(key) > 767) {
      throw new IllegalArgumentException(key + " is no key code, 0 to 767, as evtest prints it");
    }
    return Integer.valueOf(key);
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
