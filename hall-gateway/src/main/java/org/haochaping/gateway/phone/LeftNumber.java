package org.haochaping.gateway.phone;

import java.util.Optional;
import java.util.regex.Pattern;
import org.haochaping.gateway.privacy.PhoneNumber;

/** A phone's number as people type it. It is hashed at once and kept nowhere. */
final class LeftNumber {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6,20}");

  private LeftNumber() {}

  /** Its digits; empty if it can't be a number. */
  static Optional<String> digits(String typed) {
    return Optional.of(PhoneNumber.plain(typed)).filter(text -> DIGITS.matcher(text).matches());
  }
}
