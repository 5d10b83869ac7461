package org.haochaping.gateway.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Until when something has to be done.
 *
 * @param lastDay the last day in time
 * @param provisional whether it reaches a year whose holidays nobody knows yet; only weekends are
 *     off there for now
 */
public record Deadline(LocalDate lastDay, boolean provisional) {
  /** The first moment that is too late. */
  public Instant end(ZoneId zone) {
    return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
