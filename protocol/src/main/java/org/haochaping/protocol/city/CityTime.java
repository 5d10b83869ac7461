package org.haochaping.protocol.city;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.haochaping.protocol.ProtocolException;

/**
 * The city's times: {@code yyyy-MM-dd HH:mm:ss}, wall time of mainland China, no zone written. To
 * the second; what is finer is cut off, never rounded.
 */
public final class CityTime {
  /** The zone that all of the city's times are in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int CHARACTERS = 19;
  private static final String NO_TIME = ": not a time like 2026-11-24 11:50:00";
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private CityTime() {}

  /** A time as the city writes it. */
  public static String format(LocalDateTime time) {
    return FORM.format(time);
  }

  /**
   * Reads what the city writes.
   *
   * @throws ProtocolException that names the field, if it is not such a time
   */
  public static LocalDateTime parse(String field, String text) {
    if (text.length() == CHARACTERS) {
      try {
        return LocalDateTime.parse(text, FORM);
      } catch (DateTimeParseException e) {
        // Its own message repeats the text.
        throw new ProtocolException(field + NO_TIME);
      }
    }
    throw new ProtocolException(field + NO_TIME);
  }
}
