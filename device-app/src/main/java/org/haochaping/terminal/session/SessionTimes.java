package org.haochaping.terminal.session;

import java.time.Duration;

/**
 * How long a screen stays where nobody does anything.
 *
 * @param offered after this an offer ends as declined
 * @param reasons how long the reasons screen waits; the rating is on disk before it
 * @param thanks how long the thank-you is shown, and a choice may be changed
 * @param refused how long a refusal is shown
 */
public record SessionTimes(Duration offered, Duration reasons, Duration thanks, Duration refused) {
  /** Checks that each is above zero. */
  public SessionTimes {
    if (!isPositive(offered)
        || !isPositive(reasons)
        || !isPositive(thanks)
        || !isPositive(refused)) {
      throw new IllegalArgumentException("session times must be above zero");
    }
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}
