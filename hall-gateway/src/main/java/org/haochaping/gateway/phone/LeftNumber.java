package org.haochaping.gateway.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/** A phone's number as people type it. It is hashed at once and kept nowhere. */
final class LeftNumber {
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\-()（）－]");
  private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)?86(?=1[0-9]{10}$)");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6,20}");

  private LeftNumber() {}

  /** Its digits without blanks, hyphens and China's own prefix; empty if it can't be a number. */
  static Optional<String> digits(String typed) {
    StringBuilder halfWide = new StringBuilder();
    typed
        .chars()
        .map(c -> c >= '０' && c <= '９' ? c - '０' + '0' : c)
        .forEach(c -> halfWide.append((char) c));
    String plain = COUNTRY.matcher(BETWEEN.matcher(halfWide).replaceAll("")).replaceFirst("");
    return Optional.of(plain).filter(text -> DIGITS.matcher(text).matches());
  }
}
