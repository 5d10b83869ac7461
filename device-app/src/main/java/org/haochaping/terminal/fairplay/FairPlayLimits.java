package org.haochaping.terminal.fairplay;

import java.time.Duration;

/**
 * From where on a pattern looks like staff pressing in place of citizens, or making them press,
 * which article 4 of the regulation forbids. A pattern is a reason to look and no proof: it raises
 * an alarm and never drops a rating.
 *
 * @param burst so many ratings of one level within {@code burstWithin}
 * @param walkUp a press this soon after the offer before ended is faster than people walk up
 * @param fast so many of those in a row
 * @param withoutService so many ratings in a row with no service before them
 * @param changedPerHour so many bad ratings within an hour that were changed to a better level
 * @param strayPerHour more presses than this, within an hour, with nothing offered
 * @param silence the same pattern is reported once within so long
 */
public record FairPlayLimits(
    int burst,
    Duration burstWithin,
    Duration walkUp,
    int fast,
    int withoutService,
    int changedPerHour,
    int strayPerHour,
    Duration silence) {
  /** Checks that every limit is above zero. */
  public FairPlayLimits {
    if (burst < 1
        || burstWithin.isNegative()
        || walkUp.isNegative()
        || fast < 1
        || withoutService < 1
        || changedPerHour < 1
        || strayPerHour < 1
        || silence.isNegative()) {
      throw new IllegalArgumentException("fair play: a limit is below 1 or negative");
    }
  }

  /**
   * Five of one level in two minutes; six seconds, three times; three; three; fifty; ten minutes.
   */
  public static FairPlayLimits usual() {
    return new FairPlayLimits(
        5, Duration.ofMinutes(2), Duration.ofSeconds(6), 3, 3, 3, 50, Duration.ofMinutes(10));
  }
}
