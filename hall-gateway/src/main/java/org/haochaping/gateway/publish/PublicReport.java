package org.haochaping.gateway.publish;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;

/**
 * All that is public of the hall in a period, or of one of its groups; nothing in it is personal.
 *
 * @param group whose it is; empty: the hall's
 * @param months of the period that are published by now; its numbers are their sum
 * @param total empty where the hall itself has too few ratings; its reasons are those that may be
 *     told
 * @param groups of the hall; none in a group's own
 * @param trend the published months up to the period's end, the earliest first
 * @param running of the month that is not published yet, the hall's days so far
 * @param choices periods that are published: months, quarters, years, each the newest first
 */
public record PublicReport(
    Optional<Subject> group,
    Period period,
    List<YearMonth> months,
    Optional<Tally> total,
    Map<SubjectKind, List<PublicRow>> groups,
    List<Step> trend,
    Optional<RunningMonth> running,
    List<FocusEntry> focus,
    List<Period> choices) {
  /** A month of the trend; empty where it is not published. */
  public record Step(YearMonth month, Optional<Tally> tally) {}

  /** Whether all of the period is published. */
  boolean isComplete() {
    return months.size() == period.months().size();
  }
}
