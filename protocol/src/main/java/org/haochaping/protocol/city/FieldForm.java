package org.haochaping.protocol.city;

import java.util.Optional;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/** The checks that the records share; each names the field and never repeats the value. */
final class FieldForm {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

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
    if (value.codePointCount(0, value.length()) > max) {
      throw new ProtocolException(field + ": over " + max + " characters");
    }
    if (CONTROL.matcher(value).find()) {
      throw new ProtocolException(field + ": holds a control character");
    }
    return value;
  }

  /** Exactly so many letters and digits. */
  static String exactly(String field, String value, int count) {
    if (value.length() != count || !value.chars().allMatch(FieldForm::isLetterOrDigit)) {
      throw new ProtocolException(field + ": not " + count + " letters and digits");
    }
    return value;
  }

  /** Exactly so many digits. */
  static String digits(String field, String value, int count) {
    if (value.length() != count || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
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
