package org.haochaping.gateway.publish;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.FocusRules;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.ResultRow;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.ProtocolException;

/** Makes what is public of a period (VI, articles 18 and 19), and nothing else. */
public final class Publication {
  private static final int TREND_MONTHS = 12;

  private final PublishedMonths published;
  private final PublishRules rules;

  /** Over kept counts, by the hall's rules. */
  public Publication(ResultBook book, PublishRules rules, Clock clock) {
    this.published = new PublishedMonths(book, rules, clock);
    this.rules = rules;
  }

  /** What is shown where nobody asks for a period. */
  Period newest() {
    return Period.month(published.newest());
  }

  /**
   * A month, quarter or year.
   *
   * @throws ProtocolException if it is another period
   */
  public static Period period(String text) {
    Period period = Period.parse(text);
    if (period.kind() == Period.Kind.DAY || period.kind() == Period.Kind.RANGE) {
      throw new ProtocolException(
          "只公布月、季、年 / published are months, quarters and years: 2026-11, 2026-Q4, 2026");
    }
    return period;
  }

  /** Empty where no month of it is published yet. */
  public Optional<PublicReport> of(Period period) {
    List<YearMonth> months = published.of(period);
    if (months.isEmpty()) {
      return Optional.empty();
    }
    Optional<Tally> total = published.hall(months);
    List<PublicReport.Step> trend = trend(months.get(months.size() - 1));
    Map<SubjectKind, List<PublicRow>> groups = new LinkedHashMap<>();
    Map<SubjectKind, List<PublicRow>> all = new LinkedHashMap<>();
    for (SubjectKind kind : SubjectKind.values()) {
      if (kind != SubjectKind.HALL
          && (rules.kinds().contains(kind) || rules.focus().contains(kind))) {
        all.put(kind, rows(period, months, kind));
      }
    }
    rules.kinds().forEach(kind -> groups.put(kind, all.getOrDefault(kind, List.of())));
    return Optional.of(
        new PublicReport(
            Optional.empty(),
            period,
            months,
            total,
            groups,
            trend,
            published.running(),
            focus(all, total),
            choices(trend)));
  }

  /**
   * Each group of a kind that the hall's report tells the numbers of, by code: no more than what
   * the reports of its months say of it.
   */
  public Map<String, PublicReport> groups(PublicReport hall, SubjectKind kind) {
    Map<YearMonth, PublishedMonths.Table> tables = new LinkedHashMap<>();
    if (hall.groups().containsKey(kind)) {
      hall.trend().forEach(step -> tables.put(step.month(), published.table(step.month(), kind)));
    }
    Map<String, PublicReport> groups = new LinkedHashMap<>();
    for (PublicRow row : hall.groups().getOrDefault(kind, List.of())) {
      if (row.tally().isPresent()) {
        groups.put(row.subject().code(), group(hall, row, tables));
      }
    }
    return groups;
  }

  private static PublicReport group(
      PublicReport hall, PublicRow row, Map<YearMonth, PublishedMonths.Table> tables) {
    List<PublicReport.Step> trend = new ArrayList<>();
    tables.forEach(
        (month, table) ->
            trend.add(
                new PublicReport.Step(
                    month, Optional.ofNullable(table.shown().get(row.subject())))));
    return new PublicReport(
        Optional.of(row.subject()),
        hall.period(),
        hall.months(),
        row.tally(),
        Map.of(),
        trend,
        Optional.empty(),
        List.of(),
        choices(trend));
  }

  private List<PublicRow> rows(Period period, List<YearMonth> months, SubjectKind kind) {
    PublishedMonths.Table now = published.table(months, kind);
    PublishedMonths.Table before = published.table(published.of(period.before()), kind);
    Stream<PublicRow> shown =
        now.shown().entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<Subject, Tally> one) -> one.getValue().active())
                    .reversed())
            .map(
                one ->
                    new PublicRow(
                        one.getKey(),
                        Optional.of(one.getValue()),
                        Optional.ofNullable(before.shown().get(one.getKey()))));
    Stream<PublicRow> hidden =
        now.hidden().stream()
            .sorted(Comparator.comparing(Subject::code))
            .map(one -> new PublicRow(one, Optional.empty(), Optional.empty()));
    return Stream.concat(shown, hidden).toList();
  }

  private List<PublicReport.Step> trend(YearMonth last) {
    List<PublicReport.Step> trend = new ArrayList<>();
    for (int back = TREND_MONTHS - 1; back >= 0; back--) {
      YearMonth month = last.minusMonths(back);
      trend.add(new PublicReport.Step(month, published.hall(month)));
    }
    return trend;
  }

  /** From what is published alone, so that the list gives nothing away that the tables hide. */
  private List<FocusEntry> focus(Map<SubjectKind, List<PublicRow>> groups, Optional<Tally> total) {
    if (total.isEmpty()) {
      return List.of();
    }
    FocusRules focus = new FocusRules(rules.limits());
    return rules.focus().stream()
        .map(
            kind ->
                kind == SubjectKind.HALL
                    ? List.of(new ResultRow(hall(), total.get(), Tally.NONE))
                    : shown(groups.getOrDefault(kind, List.of())))
        .map(rows -> focus.list(rows, total.get()))
        .flatMap(Collection::stream)
        .toList();
  }

  private Subject hall() {
    return new Subject(SubjectKind.HALL, "", rules.hallName());
  }

  private static List<ResultRow> shown(List<PublicRow> rows) {
    return rows.stream()
        .filter(row -> row.tally().isPresent())
        .map(row -> new ResultRow(row.subject(), row.tally().get(), Tally.NONE))
        .toList();
  }

  private static List<Period> choices(List<PublicReport.Step> trend) {
    Set<Period> months = new LinkedHashSet<>();
    Set<Period> quarters = new LinkedHashSet<>();
    Set<Period> years = new LinkedHashSet<>();
    for (int i = trend.size() - 1; i >= 0; i--) {
      YearMonth month = trend.get(i).month();
      if (trend.get(i).tally().isPresent()) {
        months.add(Period.month(month));
        int quarter = (month.getMonthValue() + 2) / 3;
        quarters.add(Period.parse(month.getYear() + "-Q" + quarter));
        years.add(Period.parse(Integer.toString(month.getYear())));
      }
    }
    return Stream.of(months, quarters, years).flatMap(Collection::stream).toList();
  }
}
