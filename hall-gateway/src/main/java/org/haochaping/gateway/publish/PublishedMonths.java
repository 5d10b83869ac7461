package org.haochaping.gateway.publish;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.PeriodTally;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;

/**
 * What is public, month by month. A month is the smallest thing that is published of groups, and
 * everything longer is the sum of what its months show; so nothing can be found out by subtracting
 * one period from another that a single month does not show. Tables of different kinds are guarded
 * each for itself.
 */
final class PublishedMonths {
  private final ResultBook book;
  private final PublishRules rules;
  private final Clock clock;

  PublishedMonths(ResultBook book, PublishRules rules, Clock clock) {
    this.book = book;
    this.rules = rules;
    this.clock = clock;
  }

  /** A table of groups: those that are shown, and those of which only the name is. */
  record Table(Map<Subject, Tally> shown, Set<Subject> hidden) {
    static final Table EMPTY = new Table(Map.of(), Set.of());

    /** Both together; what is shown in one of them is shown. */
    Table plus(Table other) {
      Map<Subject, Tally> sum = new LinkedHashMap<>(shown);
      other.shown.forEach((subject, tally) -> sum.merge(subject, tally, Tally::plus));
      Set<Subject> rest = new LinkedHashSet<>(hidden);
      rest.addAll(other.hidden);
      rest.removeAll(sum.keySet());
      return new Table(sum, rest);
    }
  }

  /** The newest month that is published. */
  YearMonth newest() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), rules.zone());
    if (rules.live()) {
      return YearMonth.from(today);
    }
    return YearMonth.from(today.minusDays(rules.settleDays())).minusMonths(1);
  }

  /** The months of a period that are published: since the first one that was counted. */
  List<YearMonth> of(Period period) {
    YearMonth newest = newest();
    YearMonth first = book.firstMonth().orElse(newest.plusMonths(1));
    return period.months().stream()
        .filter(month -> !month.isAfter(newest) && !month.isBefore(first))
        .toList();
  }

  /**
   * The hall's tally of a month; empty with too few ratings. Reasons that few gave are left out of
   * the month, so that a quarter does not give them away by subtraction.
   */
  Optional<Tally> hall(YearMonth month) {
    return Optional.of(book.hall(Period.month(month)))
        .filter(rules.small()::isLargeEnough)
        .map(tally -> tally.withoutRareReasons(rules.small().least()));
  }

  /** The hall's tally of several months, of those that have enough. */
  Optional<Tally> hall(List<YearMonth> months) {
    return months.stream().flatMap(month -> hall(month).stream()).reduce(Tally::plus);
  }

  /** A kind's table of several months. */
  Table table(List<YearMonth> months, SubjectKind kind) {
    return months.stream().map(month -> table(month, kind)).reduce(Table.EMPTY, Table::plus);
  }

  /** A kind's table of a month; of each group that is shown, the reasons that may be told. */
  Table table(YearMonth month, SubjectKind kind) {
    Map<Subject, Tally> all = new LinkedHashMap<>(book.tallies(Period.month(month), kind));
    all.values().removeIf(Tally.NONE::equals);
    Map<Subject, Tally> shown = rules.small().shown(all, book.hall(Period.month(month)));
    all.keySet().removeAll(shown.keySet());
    return new Table(shown, all.keySet());
  }

  /** What can be shown of the month after {@link #newest}. */
  Optional<RunningMonth> running() {
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), rules.zone()).minusDays(1);
    LocalDate first = newest().plusMonths(1).atDay(1);
    LocalDate end = YearMonth.from(first).atEndOfMonth();
    LocalDate last = yesterday.isBefore(end) ? yesterday : end;
    if (rules.live() || last.isBefore(first)) {
      return Optional.empty();
    }
    int days = last.getDayOfMonth();
    List<PeriodTally> tallies = book.trend(Subject.HALL, Period.day(last), days);
    return RunningMonth.of(tallies, rules.small());
  }
}
