package org.haochaping.gateway.results;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;

/**
 * Answers from the kept counts: period and kind in, rows out. An answer reads some rows for each
 * subject and month and nothing of the ledger, so it takes the same time however many ratings there
 * are. What the gateway decides is in it seconds later, see {@link #waiting}; decisions that change
 * afterwards change the answer.
 *
 * <p>For the hall's own staff: nothing is hidden here. Whoever publishes asks {@link SmallGroups}
 * first.
 */
public final class ResultBook {
  private static final Comparator<Subject> BY_CODE =
      Comparator.comparing((Subject one) -> one.code().length()).thenComparing(Subject::code);

  private final Ledger ledger;

  /** Over a ledger. */
  public ResultBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The hall as a whole. */
  public Tally hall(Period period) {
    return rows(period, SubjectKind.HALL).stream()
        .map(ResultRow::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  /**
   * All subjects of a kind of which anything was counted in the period or the one before it, by
   * code (windows by number). What belongs to none, such as a rating without a case, is in the
   * hall's row alone; so the hall's row may be more than the sum of the others.
   */
  public List<ResultRow> rows(Period period, SubjectKind kind) {
    return ledger.read(
        handle -> {
          Map<Subject, Tally> now = tallies(handle, period, kind);
          Map<Subject, Tally> before = tallies(handle, period.before(), kind);
          Set<Subject> all = new LinkedHashSet<>(now.keySet());
          all.addAll(before.keySet());
          return all.stream()
              .sorted(BY_CODE)
              .map(
                  one ->
                      new ResultRow(
                          one,
                          now.getOrDefault(one, Tally.NONE),
                          before.getOrDefault(one, Tally.NONE)))
              .toList();
        });
  }

  /** One subject over so many periods of the same length, the earliest first, {@code last} last. */
  public List<PeriodTally> trend(Subject subject, Period last, int periods) {
    List<PeriodTally> trend = new ArrayList<>();
    Period period = last;
    for (int i = 0; i < periods; i++) {
      trend.add(0, new PeriodTally(period, tally(subject, period)));
      period = period.before();
    }
    return trend;
  }

  /**
   * All subjects of a kind over so many periods of the same length, as {@link #trend} gives one; by
   * code, and each that was counted in any of them.
   */
  public Map<Subject, List<PeriodTally>> trends(SubjectKind kind, Period last, int periods) {
    Map<Period, Map<Subject, Tally>> counted = new LinkedHashMap<>();
    Period period = last;
    for (int i = 0; i < periods; i++) {
      counted.put(period, tallies(period, kind));
      period = period.before();
    }
    List<Period> inOrder = new ArrayList<>(counted.keySet());
    Collections.reverse(inOrder);
    Map<Subject, List<PeriodTally>> trends = new TreeMap<>(BY_CODE);
    counted.values().forEach(step -> step.keySet().forEach(one -> trends.put(one, List.of())));
    trends.replaceAll(
        (subject, none) ->
            inOrder.stream()
                .map(
                    step ->
                        new PeriodTally(
                            step,
                            counted.getOrDefault(step, Map.of()).getOrDefault(subject, Tally.NONE)))
                .toList());
    return trends;
  }

  /** All subjects of a kind of which anything was counted in the period, by code. */
  public Map<Subject, Tally> tallies(Period period, SubjectKind kind) {
    Map<Subject, Tally> byCode = new TreeMap<>(BY_CODE);
    byCode.putAll(ledger.read(handle -> tallies(handle, period, kind)));
    return byCode;
  }

  private Tally tally(Subject subject, Period period) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select c.counts from result_subject s join result_count c on c.subject = s.id"
                        + " where s.kind = :kind and s.code = :code and c.period in (<periods>)")
                .bindList("periods", period.parts())
                .bind("kind", subject.kind().word())
                .bind("code", subject.code())
                .map((row, context) -> Tally.decode(row.getString(1)))
                .list()
                .stream()
                .reduce(Tally.NONE, Tally::plus));
  }

  private static Map<Subject, Tally> tallies(Handle handle, Period period, SubjectKind kind) {
    Map<Subject, Tally> tallies = new LinkedHashMap<>();
    handle
        .createQuery(
            "select s.code, s.name, c.counts from result_count c"
                + " join result_subject s on s.id = c.subject"
                + " where c.period in (<periods>) and c.kind = :kind")
        .bindList("periods", period.parts())
        .bind("kind", kind.word())
        .map(
            (row, context) ->
                Map.entry(
                    new Subject(kind, row.getString(1), row.getString(2)),
                    Tally.decode(row.getString(3))))
        .forEach(one -> tallies.merge(one.getKey(), one.getValue(), Tally::plus));
    return tallies;
  }

  /** The first month of which anything was counted; empty before there is one. */
  public Optional<YearMonth> firstMonth() {
    return ledger.read(
        handle ->
            handle
                .createQuery("select min(period) from result_count")
                .mapTo(String.class)
                .findOne()
                .map(period -> YearMonth.parse(period.substring(0, "2026-11".length()))));
  }

  /**
   * How many changes of the ledger are not counted yet; grows only while no gateway runs on it, or
   * while much comes in.
   */
  public long waiting() {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select (select coalesce(max(id), 0) from decision)"
                        + " - coalesce((select position from reader where name = :name), 0)"
                        + " + (select count(*) from result_dirty) + (select count(*) from result_moved)")
                .bind("name", News.DECISIONS)
                .mapTo(Long.class)
                .one());
  }
}
