package org.haochaping.gateway.report;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;

/**
 * All that a report says, whatever it is written as. What may not be known is not in it: no form of
 * a report has to hide anything.
 *
 * @param months of the period that the numbers are of; not all of them where a longer period is not
 *     over, or counting began in it
 * @param madeAt in the hall's time zone
 * @param least in the public edition, the least number of ratings that is told
 * @param total empty where even the hall has too few ratings to be told
 * @param before the hall in the period before this one, where that is told
 * @param trend months, the last one last; a month is empty where it is not told
 * @param reasons the most frequent first
 * @param tables the kinds in the order of the report
 * @param focus for attention (article 19)
 * @param waiting how many changes the ledger had that were not counted yet
 */
public record Report(
    String hall,
    Period period,
    List<YearMonth> months,
    ZonedDateTime madeAt,
    Edition edition,
    int least,
    Optional<Tally> total,
    Optional<Tally> before,
    List<Month> trend,
    List<RankedReason> reasons,
    Map<SubjectKind, List<Line>> tables,
    List<FocusEntry> focus,
    long waiting) {
  /** Copies the lists, keeping their order. */
  public Report {
    months = List.copyOf(months);
    trend = List.copyOf(trend);
    reasons = List.copyOf(reasons);
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    focus = List.copyOf(focus);
  }

  /** Whom a report is for. */
  public enum Edition {
    /** Everybody: small groups are by name alone. */
    PUBLIC,
    /** The hall's own staff: nothing is hidden. */
    STAFF
  }

  /** A month of the trend. */
  public record Month(YearMonth month, Optional<Tally> tally) {}

  /** Whether all months of the period are in it. */
  boolean isComplete() {
    return months.size() == period.months().size();
  }

  /** What its files are called, without what stands behind the dot. */
  public String fileName() {
    return "report-" + period.text() + (edition == Edition.STAFF ? "-staff" : "");
  }
}
