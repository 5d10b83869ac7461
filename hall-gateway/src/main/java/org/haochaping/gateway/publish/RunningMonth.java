package org.haochaping.gateway.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.results.PeriodTally;
import org.haochaping.gateway.results.SmallGroups;
import org.haochaping.gateway.results.Tally;

/**
 * The hall's numbers of a month that is not published yet, so far as they can be shown: who
 * compares what was shown yesterday with today must not learn what a few people rated. So days are
 * put together until they have enough ratings, and the newest such step waits until the next one is
 * full; then each step of what is shown, and the one to the whole month too, has at least the least
 * number of ratings.
 *
 * @param to the last day that is in it
 */
public record RunningMonth(LocalDate from, LocalDate to, Tally tally) {
  /** From the month's days that are over, in order. */
  static Optional<RunningMonth> of(List<PeriodTally> days, SmallGroups small) {
    Optional<RunningMonth> shown = Optional.empty();
    Optional<RunningMonth> full = Optional.empty();
    Tally step = Tally.NONE;
    Tally sum = Tally.NONE;
    for (PeriodTally day : days) {
      step = step.plus(day.tally());
      sum = sum.plus(day.tally());
      if (small.isLargeEnough(step)) {
        shown = full;
        full = Optional.of(new RunningMonth(days.get(0).period().from(), day.period().to(), sum));
        step = Tally.NONE;
      }
    }
    return shown;
  }
}
