package org.haochaping.gateway.results;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.haochaping.gateway.ledger.Positions;
import org.jdbi.v3.core.Handle;

/**
 * Finds the days of which something changed, behind a cursor in each table that only grows:
 * decisions, cases, what was done about follow-ups; and in what was marked as touched or moved. A
 * decision changes its rating's day and the days of the cases that the rating is valid for.
 */
final class News {
  /** The cursor in the decisions. */
  static final String DECISIONS = "results-decision";

  private static final String CASES = "results-case";
  private static final String REGISTERED = "results-registered";
  private static final String EVENTS = "results-followup";
  private static final int ROWS = 10_000;

  /** Rows may become visible a little out of order where several write at once. */
  private static final int OVERLAP = 200;

  private static final long OVERLAP_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long QUARTER_HOUR = Duration.ofMinutes(15).toMillis();

  private final Handle handle;
  private final ZoneId zone;
  private final Set<String> days = new TreeSet<>();
  private final Map<String, Long> cursors = new LinkedHashMap<>();
  private List<Long> touched = List.of();
  private List<String> moved = List.of();
  private boolean more;
  private boolean lost;

  private News(Handle handle, ZoneId zone) {
    this.handle = handle;
    this.zone = zone;
  }

  /** Looks; nothing is written. */
  static News read(Handle handle, ZoneId zone) {
    News news = new News(handle, zone);
    news.byNumber(DECISIONS, "decision", news::ofDecisions);
    news.byNumber(CASES, "service_case", news::ofCases);
    news.byNumber(EVENTS, "followup_event", news::ofEvents);
    news.byTime();
    news.ofTouched();
    news.ofMoved();
    return news;
  }

  boolean isEmpty() {
    return cursors.isEmpty() && touched.isEmpty() && moved.isEmpty();
  }

  /** Whether there is more than this. */
  boolean hasMore() {
    return more;
  }

  /** Marks the days and moves the cursors. */
  void write(Handle to) {
    if (lost) {
      // A ledger that was salvaged or put back: what was counted may not be there any more.
      CountRows.mark(
          to,
          to.createQuery("select distinct period from result_count where length(period) = 10")
              .mapTo(String.class)
              .list());
    }
    CountRows.mark(to, days);
    cursors.forEach((name, position) -> Positions.move(to, name, position));
    for (long rating : touched) {
      to.execute("delete from result_touched where rating = ?", rating);
    }
    for (String day : moved) {
      to.execute("delete from result_moved where day = ?", day);
    }
  }

  @FunctionalInterface
  private interface Reading {
    void rows(long after, long last);
  }

  private void byNumber(String reader, String table, Reading reading) {
    long position = Positions.of(handle, reader);
    long end = one("select coalesce(max(id), 0) from " + table);
    if (end < position) {
      lost = true;
      cursors.put(reader, 0L);
      more = true;
    } else if (end > position) {
      long last = Math.min(end, position + ROWS);
      reading.rows(Math.max(0, position - OVERLAP), last);
      cursors.put(reader, last);
      more |= last < end;
    }
  }

  private void ofDecisions(long after, long last) {
    Set<Long> batches = new TreeSet<>();
    handle
        .createQuery(
            "select distinct "
                + DayCount.AT
                + ", c.registered_at, c.batch_leader from decision d"
                + " join rating r on r.id = d.rating left join service_case c"
                + " on c.id = r.service_case where d.id > :after and d.id <= :last")
        .bind("after", after)
        .bind("last", last)
        .map((row, context) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
        .forEach(
            row -> {
              day(row.get(0));
              day(row.get(1));
              batches.add(row.get(2));
            });
    batches.remove(0L);
    if (!batches.isEmpty()) {
      handle
          .createQuery(
              "select distinct registered_at from service_case where batch_leader in (<leaders>)")
          .bindList("leaders", new ArrayList<>(batches))
          .mapTo(Long.class)
          .forEach(this::day);
    }
  }

  private void ofCases(long after, long last) {
    moments(
        "select distinct registered_at from service_case where id > :after and id <= :last",
        after,
        last);
  }

  private void ofEvents(long after, long last) {
    moments(
        "select distinct f.rated_at from followup_event e join followup f on f.id = e.followup"
            + " where e.id > :after and e.id <= :last",
        after,
        last);
  }

  private void moments(String sql, long after, long last) {
    handle
        .createQuery(sql)
        .bind("after", after)
        .bind("last", last)
        .mapTo(Long.class)
        .forEach(this::day);
  }

  /** A case that failed and was accepted later keeps its row and is registered anew. */
  private void byTime() {
    long position = Positions.of(handle, REGISTERED);
    long newest = one("select coalesce(max(registered_at), 0) from service_case");
    if (newest == position) {
      return;
    }
    cursors.put(REGISTERED, newest);
    if (position > 0 && newest > position) {
      handle
          .createQuery(
              "select distinct registered_at / :quarter from service_case"
                  + " where registered_at >= :since")
          .bind("quarter", QUARTER_HOUR)
          .bind("since", position - OVERLAP_MILLIS)
          .mapTo(Long.class)
          .forEach(quarter -> day(quarter * QUARTER_HOUR));
    }
  }

  private void ofTouched() {
    touched =
        handle
            .createQuery("select rating from result_touched order by rating limit :rows")
            .bind("rows", ROWS)
            .mapTo(Long.class)
            .list();
    if (!touched.isEmpty()) {
      handle
          .createQuery("select distinct " + DayCount.AT + " from rating r where r.id in (<ids>)")
          .bindList("ids", touched)
          .mapTo(Long.class)
          .forEach(this::day);
    }
  }

  private void ofMoved() {
    moved =
        handle
            .createQuery("select day from result_moved order by day limit :rows")
            .bind("rows", ROWS)
            .mapTo(String.class)
            .list();
    days.addAll(moved);
  }

  private long one(String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private void day(long moment) {
    if (moment > 0) {
      days.add(LocalDate.ofInstant(Instant.ofEpochMilli(moment), zone).toString());
    }
  }
}
