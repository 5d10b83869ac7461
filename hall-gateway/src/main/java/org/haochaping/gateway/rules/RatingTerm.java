package org.haochaping.gateway.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How long a case can be rated (article 10).
 *
 * @param length whole days are natural days: the day of acceptance is not counted, and the last one
 *     ends at midnight of the hall. A length that is not whole days is counted exactly, for
 *     demonstrations
 * @param zone the hall's
 */
public record RatingTerm(Duration length, ZoneId zone) {
  /** The first moment that is too late. */
  public Instant endOf(Instant acceptedAt) {
    if (!length.equals(Duration.ofDays(length.toDays()))) {
      return acceptedAt.plus(length);
    }
    return acceptedAt
        .atZone(zone)
        .toLocalDate()
        .plusDays(length.toDays() + 1)
        .atStartOfDay(zone)
        .toInstant();
  }
}
