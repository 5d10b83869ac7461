package org.haochaping.protocol.city;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.haochaping.protocol.ProtocolException;

/**
 * The city's times: {@code yyyy-MM-dd HH:mm:ss}, wall time of mainland China, no zone written. To
 * the second; what is finer is cut off, never rounded. Written and read by hand: each record of the
 * feed has several, and a formatter costs ten times as much.
 */
public final class CityTime {
  /** The zone that all of the city's times are in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String FORM = "dddd-dd-dd dd:dd:dd";

  private CityTime() {}

  /**
   * A time as the city writes it.
   *
   * @throws IllegalArgumentException if its year has not four digits
   */
  public static String format(LocalDateTime time) {
    if (time.getYear() < 0 || time.getYear() > 9999) {
      throw new IllegalArgumentException("year: not of four digits");
    }
    char[] text = FORM.toCharArray();
    put(text, 0, time.getYear() / 100);
    put(text, 2, time.getYear() % 100);
    put(text, 5, time.getMonthValue());
    put(text, 8, time.getDayOfMonth());
    put(text, 11, time.getHour());
    put(text, 14, time.getMinute());
    put(text, 17, time.getSecond());
    return new String(text);
  }

  /**
   * Reads what the city writes.
   *
   * @throws ProtocolException that names the field, if it is not such a time
   */
  public static LocalDateTime parse(String field, String text) {
    try {
      requireForm(text);
      return LocalDateTime.of(
          100 * two(text, 0) + two(text, 2),
          two(text, 5),
          two(text, 8),
          two(text, 11),
          two(text, 14),
          two(text, 17));
    } catch (DateTimeException e) {
      throw new ProtocolException(field + ": not a time like 2026-11-24 11:50:00", e);
    }
  }

  private static void requireForm(String text) {
    boolean right = text.length() == FORM.length();
    for (int i = 0; right && i < FORM.length(); i++) {
      char c = text.charAt(i);
      right = FORM.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
    }
    if (!right) {
      throw new DateTimeException("not of the form " + FORM);
    }
  }

  private static int two(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }

  private static void put(char[] text, int at, int number) {
    text[at] = (char) ('0' + number / 10);
    text[at + 1] = (char) ('0' + number % 10);
  }
}
