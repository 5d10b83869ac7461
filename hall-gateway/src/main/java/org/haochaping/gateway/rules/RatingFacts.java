package org.haochaping.gateway.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * What the rules need to know of a rating.
 *
 * @param offer its name, unique for ever
 * @param serviceCase the row of the case that it hangs on
 * @param pressedAt corrected where that was possible, see {@code basis}
 * @param receivedAt when the gateway committed it, UTC
 * @param isDefault whether nobody pressed it
 * @param finding what the follow-up found
 * @param numberOnly whether nobody showed a receipt or stood at the terminal: a phone's number was
 *     all that was given, and the window's staff knows that number too
 * @param maliciousRater whether the rater was on the register when it was pressed
 */
public record RatingFacts(
    String offer,
    long serviceCase,
    Instant pressedAt,
    TimeBasis basis,
    Instant receivedAt,
    boolean isDefault,
    Finding finding,
    boolean numberOnly,
    boolean maliciousRater) {
  /**
   * What was given with a receipt or at the terminal before what was given with a number alone,
   * then the earlier press first. The order rests on what the press itself says and never on the
   * order of arrival, so that it is the same on every replay.
   */
  static final Comparator<RatingFacts> BEST_FIRST =
      Comparator.comparing(RatingFacts::numberOnly)
          .thenComparing(RatingFacts::at)
          .thenComparing(RatingFacts::offer);

  /**
   * When it was pressed as far as can be said: a time that could not be corrected says nothing, and
   * then the time of receipt stands for it, which no press can be later than.
   */
  Instant at() {
    return basis == TimeBasis.UNCERTAIN ? receivedAt : pressedAt;
  }

  /** The day of the hall on which it was pressed. */
  public LocalDate day(ZoneId zone) {
    return at().atZone(zone).toLocalDate();
  }
}
