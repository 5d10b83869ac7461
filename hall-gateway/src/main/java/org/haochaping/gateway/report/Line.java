package org.haochaping.gateway.report;

import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.Tally;

/**
 * One line of a table.
 *
 * @param tally empty where it has too few ratings to be told, or guards one that has
 * @param reasons the most frequent first
 * @param trend of the same months as the report's; nothing where there is no tally
 */
public record Line(
    Subject subject, Optional<Tally> tally, List<RankedReason> reasons, List<Report.Month> trend) {
  /** Copies the lists. */
  public Line {
    reasons = List.copyOf(reasons);
    trend = List.copyOf(trend);
  }
}
