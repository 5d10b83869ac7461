package org.haochaping.terminal.keypad;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** How a frame's check byte is computed: by which rule, and over which bytes (places from 0). */
record Checksum(Rule rule, List<Integer> places) {

  /** The rules that keypads use. */
  enum Rule {
    NONE,
    XOR,
    SUM
  }

  Checksum {
    places = List.copyOf(places);
  }

  /**
   * Reads {@code none}, {@code xor KK SS} or {@code sum 1-4}: the rule, then field names or places
   * in the frame, from 1.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  static Checksum parse(String text, List<String> template) {
    List<String> words = FrameTemplate.words(text);
    Rule rule = rule(words.get(0));
    TreeSet<Integer> places = new TreeSet<>();
    for (String word : words.subList(1, words.size())) {
      add(word, template, places);
    }
    if ((rule == Rule.NONE) != places.isEmpty()) {
      throw new IllegalArgumentException(
          "checksum: none, or xor or sum followed by the bytes it is over, such as xor KK SS");
    }
    return new Checksum(rule, List.copyOf(places));
  }

  /** The check byte of a frame. */
  int of(byte[] frame) {
    int value = 0;
    for (int place : places) {
      int unsigned = Byte.toUnsignedInt(frame[place]);
      value = rule == Rule.XOR ? value ^ unsigned : value + unsigned;
    }
    return value & 0xFF;
  }

  private static Rule rule(String word) {
    try {
      return Rule.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("checksum: begins with none, xor or sum", e);
    }
  }

  private static void add(String word, List<String> template, TreeSet<Integer> places) {
    // Two digits are a byte in the template, so a place is never taken for a field's name.
    if (!word.matches("[0-9]{1,2}(-[0-9]{1,2})?")) {
      int place = template.indexOf(word.toUpperCase(Locale.ROOT));
      if (place < 0) {
        throw new IllegalArgumentException("checksum: the frame has no byte " + word);
      }
      places.add(place);
      return;
    }
    int dash = word.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? word : word.substring(0, dash));
    int last = Integer.parseInt(word.substring(dash + 1));
    if (first < 1 || last < first || last > template.size()) {
      throw new IllegalArgumentException(
          "checksum: " + word + " is not within 1 to " + template.size());
    }
    for (int place = first; place <= last; place++) {
      places.add(place - 1);
    }
  }
}
