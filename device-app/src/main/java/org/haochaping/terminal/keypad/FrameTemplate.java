package org.haochaping.terminal.keypad;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The form of a keypad's frames, all of one length: {@code A5 KK SS XX 5A}. A byte in hexadecimal
 * stands for itself, {@code KK} is the key, {@code SS} the sequence number, {@code XX} the
 * checksum, {@code ??} any byte. Models differ, so this is configuration.
 */
public final class FrameTemplate {
  private static final int MAX_BYTES = 32;

  private final List<String> fields;
  private final Checksum checksum;

  private FrameTemplate(List<String> fields, Checksum checksum) {
    this.fields = fields;
    this.checksum = checksum;
  }

  /**
   * Reads a template and its checksum rule ({@code none}, {@code xor KK SS}, {@code sum 1-3}).
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  public static FrameTemplate parse(String frame, String checksum) {
    List<String> fields = words(frame);
    if (fields.size() > MAX_BYTES) {
      throw new IllegalArgumentException("frame: at most " + MAX_BYTES + " bytes");
    }
    for (String field : fields) {
      if (!field.matches("[0-9A-F]{2}|KK|SS|XX|\\?\\?")) {
        throw new IllegalArgumentException(
            "frame: " + field + " is not a byte such as A5, nor KK, SS, XX or ??");
      }
    }
    if (count(fields, "KK") != 1 || count(fields, "SS") > 1 || count(fields, "XX") > 1) {
      throw new IllegalArgumentException("frame: one KK, and at most one SS and one XX");
    }
    Checksum rule = Checksum.parse(checksum, fields);
    if ((rule.rule() == Checksum.Rule.NONE) != (count(fields, "XX") == 0)) {
      throw new IllegalArgumentException("frame and checksum: XX stands where there is a checksum");
    }
    if (rule.places().contains(fields.indexOf("XX"))) {
      throw new IllegalArgumentException("checksum: it can't be over itself, XX");
    }
    return new FrameTemplate(fields, rule);
  }

  /** Words between white space, in capitals; one empty word where there is none. */
  static List<String> words(String text) {
    return Arrays.asList(text.strip().toUpperCase(Locale.ROOT).split("\\s+", -1));
  }

  int length() {
    return fields.size();
  }

  /** The frame that these bytes are, if they are one; exactly {@link #length()} bytes. */
  Optional<KeyFrame> match(byte[] bytes) {
    int key = 0;
    OptionalInt sequence = OptionalInt.empty();
    for (int i = 0; i < fields.size(); i++) {
      int value = Byte.toUnsignedInt(bytes[i]);
      String field = fields.get(i);
      switch (field) {
        case "KK" -> key = value;
        case "SS" -> sequence = OptionalInt.of(value);
        case "??" -> {}
        default -> {
          int wanted = field.equals("XX") ? checksum.of(bytes) : Integer.parseInt(field, 16);
          if (value != wanted) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(new KeyFrame(key, sequence));
  }

  private static int count(List<String> fields, String name) {
    return Collections.frequency(fields, name);
  }
}
