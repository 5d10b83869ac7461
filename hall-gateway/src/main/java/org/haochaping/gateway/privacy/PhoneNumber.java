package org.haochaping.gateway.privacy;

import java.util.Locale;
import java.util.regex.Pattern;

/** One way to write a phone's number, so that its hash is the same however somebody typed it. */
public final class PhoneNumber {
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\-()（）－]");
  private static final Pattern CHINA = Pattern.compile("^(\\+|00)?86(?=1[0-9]{10}$)");

  private PhoneNumber() {}

  /** Without blanks, hyphens, brackets and China's own prefix, its digits in half width. */
  public static String plain(String typed) {
    StringBuilder halfWide = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      halfWide.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
    }
    String close = BETWEEN.matcher(halfWide).replaceAll("").toUpperCase(Locale.ROOT);
    return CHINA.matcher(close).replaceFirst("");
  }
}
