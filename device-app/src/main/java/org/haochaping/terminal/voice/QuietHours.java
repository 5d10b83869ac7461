package org.haochaping.terminal.voice;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Hours in which nothing is said, in the hall's time zone.
 *
 * @param from the first quiet moment
 * @param to the first moment after; before {@code from} where the hours go past midnight
 */
record QuietHours(LocalTime from, LocalTime to) {
  /**
   * Reads {@code 22:00-07:00}; nothing where the text is empty.
   *
   * @throws IllegalArgumentException with one sentence that says what is wrong
   */
  static Optional<QuietHours> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    String[] ends = text.split("-", -1);
    try {
      if (ends.length == 2) {
        return Optional.of(
            new QuietHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("quiet hours like 22:00-07:00, not " + text, e);
    }
    throw new IllegalArgumentException("quiet hours like 22:00-07:00, not " + text);
  }

  boolean contains(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
