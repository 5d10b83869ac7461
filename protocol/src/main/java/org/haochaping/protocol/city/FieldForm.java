package org.haochaping.protocol.city;

import java.util.Optional;
import org.haochaping.protocol.ProtocolException;

/** The checks that the records share; each names the field and never repeats the value. */
final class FieldForm {
  private static final char DELETE = 0x7f;

  private FieldForm() {}

  /** 1 to {@code max} characters (code points), none of them a control character. */
  static String text(String field, String value, int max) {
    if (value.isBlank()) {
      throw new ProtocolException(field + ": missing");
    }
    return upTo(field, value, max);
  }

  /** 0 to {@code max} characters (code points), none of them a control character. */
  static String upTo(String field, String value, int max) {
    if (value.length() > max && value.codePointCount(0, value.length()) > max) {
      throw new ProtocolException(field + ": over " + max + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) == DELETE) {
        throw new ProtocolException(field + ": holds a control character");
      }
    }
    return value;
  }

  /** Exactly so many letters and digits. */
  static String exactly(String field, String value, int count) {
    boolean right = value.length() == count;
    for (int i = 0; right && i < count; i++) {
      right = isLetterOrDigit(value.charAt(i));
    }
    if (!right) {
      throw new ProtocolException(field + ": not " + count + " letters and digits");
    }
    return value;
  }

  /** Exactly so many digits. */
  static String digits(String field, String value, int count) {
    boolean right = value.length() == count;
    for (int i = 0; right && i < count; i++) {
      right = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    if (!right) {
      throw new ProtocolException(field + ": not " + count + " digits");
    }
    return value;
  }

  /** From 1. */
  static int number(String field, int value) {
    if (value < 1) {
      throw new ProtocolException(field + ": below 1");
    }
    return value;
  }

  static Optional<String> optional(String field, Optional<String> value, int max) {
    return value.filter(text -> !text.isBlank()).map(text -> upTo(field, text, max));
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
