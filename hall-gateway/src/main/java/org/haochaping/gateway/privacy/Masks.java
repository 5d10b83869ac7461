package org.haochaping.gateway.privacy;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.haochaping.protocol.city.Applicant;

/** How personal data is shown (article 14): enough to recognise, too little to know. */
public final class Masks {
  private static final String STARS = "****";
  private static final int PHONE_DIGITS = 11;

  // A system that writes Chinese may write its digits in full width.
  private static final String DIGIT = "[0-9０-９]";

  // What people put between the digits of a number: blanks, hyphens and dots, a few at a time.
  private static final String GAP = "[ \\t\u00a0\u2000-\u200b\u3000.．·\\-‐-―－﹣]";

  // A date of birth: what tells a certificate's number with gaps from other figures.
  private static final String DAY =
      "(?:[0０]~[1-9１-９]|[1１]~[0-2０-２])~(?:[0０]~[1-9１-９]|[12１２]~@|[3３]~[01０１])~";
  private static final String CERTIFICATE_WITH_GAPS =
      "[1-9１-９]~" + "@~".repeat(5) + "(?:[1１]~[89８９]|[2２]~[0０])~@~@~" + DAY + "@~@~@~[@XxＸｘ]";
  private static final String OLD_CERTIFICATE_WITH_GAPS =
      "[1-9１-９]~" + "@~".repeat(7) + DAY + "@~@~@";
  private static final String PHONE_WITH_GAPS = "[1１]~[3-9３-９]~" + "@~".repeat(8) + "@";

  // Alone among digits; letters may stand close by, and so may China's own prefix.
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<!@)(?:(@{17}(?:@|[XxＸｘ])|%s|@{15}|%s)|(?:86|８６)?(?:[1１]@{10}|%s))(?!@)"
              .formatted(CERTIFICATE_WITH_GAPS, OLD_CERTIFICATE_WITH_GAPS, PHONE_WITH_GAPS)
              .replace("~", GAP + "{0,3}")
              .replace("@", DIGIT));

  private Masks() {}

  /** A name: its first character and two stars, {@code 张**}, whatever its length. */
  public static String name(String name) {
    String text = name.strip();
    return text.isEmpty() ? "" : first(text, 1) + "**";
  }

  /** A phone: {@code 138****1234}; of one that is not of eleven digits only the last two show. */
  public static String phone(String phone) {
    String text = phone.strip();
    if (text.length() == PHONE_DIGITS) {
      return text.substring(0, 3) + STARS + text.substring(PHONE_DIGITS - 4);
    }
    return text.length() > 4 ? STARS + last(text, 2) : stars(text);
  }

  /** A certificate's number: the first character, the last two, a star for each between. */
  public static String certificate(String number) {
    String text = number.strip();
    int length = text.codePointCount(0, text.length());
    return length > 4 ? first(text, 1) + "*".repeat(length - 3) + last(text, 2) : stars(text);
  }

  /** A case's number, as a screen in the hall shows it: {@code 1509****0001}. */
  public static String caseNumber(String number) {
    String text = number.strip();
    int length = text.codePointCount(0, text.length());
    if (length > 12) {
      return first(text, 4) + STARS + last(text, 4);
    }
    return length > 4 ? STARS + last(text, 2) : stars(text);
  }

  /**
   * Somebody else's words, such as the city's, with each number in them masked that has the shape
   * of a mobile phone's (11 digits from 1 on) or a certificate's (18 characters, or 15 digits).
   * Blanks, hyphens and dots inside a number hide nothing and are left out of its mask.
   *
   * <p>What looks alike is masked too, as nobody can tell: a case's number or an amount of 11, 15
   * or 18 digits in one; with gaps, figures that add up to a phone's eleven digits from 13 to 19 on
   * ({@code 13 800 138 000}), and a number such as {@code 150902-20261124-0001} that has a date
   * where a certificate has one. Dates, times, smaller amounts, fixed phones and numbers with
   * letters inside stay.
   */
  public static String words(String words) {
    return NUMBERS.matcher(words).replaceAll(Masks::masked);
  }

  /**
   * The same of words about somebody who is known: the name is masked as well, and so are a number
   * and a phone of whatever shape.
   */
  public static String words(String words, Applicant about) {
    String masked = hide(words, about.userName(), name(about.userName()));
    masked = hide(masked, about.certKeyGOV(), certificate(about.certKeyGOV()));
    return words(hide(masked, about.mobile(), phone(about.mobile())));
  }

  private static String masked(MatchResult number) {
    String text = number.group().replaceAll(GAP + "+", "");
    if (number.start(1) >= 0) {
      return certificate(text);
    }
    int prefix = text.length() - PHONE_DIGITS;
    return text.substring(0, prefix) + phone(text.substring(prefix));
  }

  /** A single character is in many words. */
  private static String hide(String words, String value, String mask) {
    String whole = value.strip();
    return whole.length() > 1 ? words.replace(whole, mask) : words;
  }

  private static String stars(String text) {
    return text.isEmpty() ? "" : STARS;
  }

  private static String first(String text, int count) {
    return text.substring(0, text.offsetByCodePoints(0, count));
  }

  private static String last(String text, int count) {
    return text.substring(text.offsetByCodePoints(text.length(), -count));
  }
}
