package org.haochaping.gateway.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.haochaping.gateway.publish.PublicReport;
import org.haochaping.gateway.publish.PublicRow;
import org.haochaping.gateway.publish.Publication;
import org.haochaping.gateway.publish.PublishRules;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.FocusRules;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.PeriodTally;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.ResultRow;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.ProtocolException;

/** Makes reports of what was counted. */
public final class Editions {
  private static final int TREND_MONTHS = 12;

  private final ResultBook book;
  private final PublishRules rules;
  private final Clock clock;

  /** By the rules of what the hall publishes. */
  public Editions(ResultBook book, PublishRules rules, Clock clock) {
    this.book = book;
    this.rules = rules;
    this.clock = clock;
  }

  /** The last month of the hall's time zone that is over. */
  public Period lastWholeMonth() {
    return Period.month(YearMonth.from(now()).minusMonths(1));
  }

  /**
   * What is public of a month, quarter or year, and nothing else.
   *
   * @throws ReportException if none of it is published yet, or nothing was counted by then
   * @throws ProtocolException if it is another period
   */
  public Report forEverybody(Period asked) {
    Period period = Publication.period(asked.text());
    Publication publication = new Publication(book, rules, clock);
    PublicReport told = publication.of(period).orElseThrow(() -> notThere(period));
    Map<SubjectKind, List<Line>> tables = new LinkedHashMap<>();
    told.groups()
        .forEach((kind, rows) -> tables.put(kind, lines(rows, publication.groups(told, kind))));
    List<Report.Month> trend = trend(told);
    return new Report(
        rules.hallName(),
        period,
        told.months(),
        now(),
        Report.Edition.PUBLIC,
        rules.small().least(),
        told.total(),
        period.kind() == Period.Kind.MONTH ? trend.get(trend.size() - 2).tally() : Optional.empty(),
        trend,
        reasons(told.total(), rules.small().least()),
        tables,
        told.focus(),
        book.waiting());
  }

  /** Any period, with nothing hidden: not to be given away. */
  public Report forStaff(Period period) {
    Tally total = book.hall(period);
    Map<SubjectKind, List<Line>> tables = new LinkedHashMap<>();
    Stream.of(SubjectKind.DEPARTMENT, SubjectKind.WINDOW, SubjectKind.CLERK, SubjectKind.ITEM)
        .forEach(kind -> tables.put(kind, lines(period, kind)));
    return new Report(
        rules.hallName(),
        period,
        period.months(),
        now(),
        Report.Edition.STAFF,
        1,
        Optional.of(total),
        Optional.of(book.hall(period.before())).filter(before -> before.active() > 0),
        trend(book.trend(Subject.HALL, Period.month(YearMonth.from(period.to())), TREND_MONTHS)),
        reasons(Optional.of(total), 1),
        tables,
        focus(period, total),
        book.waiting());
  }

  private List<Line> lines(List<PublicRow> rows, Map<String, PublicReport> groups) {
    return rows.stream()
        .map(
            row ->
                new Line(
                    row.subject(),
                    row.tally(),
                    reasons(row.tally(), rules.small().least()),
                    Optional.ofNullable(groups.get(row.subject().code()))
                        .map(Editions::trend)
                        .orElse(List.of())))
        .toList();
  }

  private static List<Report.Month> trend(PublicReport told) {
    return told.trend().stream().map(step -> new Report.Month(step.month(), step.tally())).toList();
  }

  private static List<Report.Month> trend(List<PeriodTally> steps) {
    return steps.stream()
        .map(
            step ->
                new Report.Month(YearMonth.from(step.period().from()), Optional.of(step.tally())))
        .toList();
  }

  private List<Line> lines(Period period, SubjectKind kind) {
    Period last = Period.month(YearMonth.from(period.to()));
    Map<Subject, List<PeriodTally>> trends = book.trends(kind, last, TREND_MONTHS);
    return book.rows(period, kind).stream()
        .filter(row -> !row.tally().equals(Tally.NONE))
        .sorted(Comparator.comparingLong((ResultRow row) -> row.tally().active()).reversed())
        .map(
            row ->
                new Line(
                    row.subject(),
                    Optional.of(row.tally()),
                    reasons(Optional.of(row.tally()), 1),
                    trend(trends.getOrDefault(row.subject(), List.of()))))
        .toList();
  }

  private List<FocusEntry> focus(Period period, Tally total) {
    FocusRules focus = new FocusRules(rules.limits());
    return Stream.of(SubjectKind.values())
        .flatMap(kind -> focus.list(book.rows(period, kind), total).stream())
        .toList();
  }

  private List<RankedReason> reasons(Optional<Tally> total, int least) {
    return total.map(Tally::reasons).orElse(List.of()).stream()
        .filter(one -> one.count() >= least)
        .map(
            one ->
                new RankedReason(
                    one.code(), rules.reasons().getOrDefault(one.code(), one.code()), one.count()))
        .toList();
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(rules.zone()).truncatedTo(ChronoUnit.SECONDS);
  }

  private ReportException notThere(Period period) {
    LocalDate day = period.months().get(0).plusMonths(1).atDay(1).plusDays(rules.settleDays());
    if (day.isAfter(now().toLocalDate())) {
      return new ReportException(
          ("%s 最早于 %s 公布 / not published before %s (publish.settle-days);"
                  + " --staff 可做内部报告 / makes the hall's own report now")
              .formatted(period.text(), day, day));
    }
    return new ReportException("%s 没有任何结果 / nothing was counted by then".formatted(period.text()));
  }
}
