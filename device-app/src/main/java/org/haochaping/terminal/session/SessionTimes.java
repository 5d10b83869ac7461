package org.haochaping.terminal.session;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a screen stays where nobody does anything.
 *
 * @param offered after this an offer ends as declined
 * @param hall the same for the hall's own rating: whoever comes next must not answer it
 * @param reasons how long the reasons screen waits; the rating is on disk before it
 * @param thanks how long the thank-you is shown, and a choice may be changed
 * @param refused how long a refusal is shown
 * @param settle so long after another screen a press or touch counts for nothing: it was meant for
 *     the screen before, since nobody sees, understands and presses within it; zero lets each count
 * @param saving so long somebody waits until a rating is on disk; then the screen says that it is
 *     not certain
 */
public record SessionTimes(
    Duration offered,
    Duration hall,
    Duration reasons,
    Duration thanks,
    Duration refused,
    Duration settle,
    Duration saving) {
  /** Checks that each is above zero, and that settling takes no time below. */
  public SessionTimes {
    if (!Stream.of(offered, hall, reasons, thanks, refused, saving)
        .allMatch(SessionTimes::isPositive)) {
      throw new IllegalArgumentException("session times must be above zero");
    }
    if (settle.isNegative()) {
      throw new IllegalArgumentException("session.settle must not be below zero");
    }
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}
