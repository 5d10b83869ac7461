package org.haochaping.gateway.results;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes kept counts; a period's are replaced as a whole, so doing it again changes nothing. */
final class CountRows {
  private CountRows() {}

  /** Marks days and months to be counted anew. */
  static void mark(Handle handle, Iterable<String> periods) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into result_dirty (period) values (:period) on conflict do nothing");
    periods.forEach(period -> batch.bind("period", period).add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** Marked days, or marked months, the newest first. */
  static List<String> marked(Handle handle, boolean days, int limit) {
    return handle
        .createQuery(
            "select period from result_dirty where length(period) = :length"
                + " order by period desc limit :limit")
        .bind("length", days ? "2026-11-26".length() : "2026-11".length())
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Replaces a day's counts, takes its mark off and marks its month. */
  static void replaceDay(Handle handle, LocalDate day, Map<Subject, Tally> counts) {
    Map<Key, Tally> rows = new LinkedHashMap<>();
    counts.forEach(
        (subject, tally) ->
            rows.put(new Key(subject.kind().word(), id(handle, subject, day)), tally));
    replace(handle, day.toString(), rows);
    mark(handle, List.of(YearMonth.from(day).toString()));
  }

  /** Sums a month's days and takes its mark off. */
  static void replaceMonth(Handle handle, String month) {
    Map<Key, Tally> rows = new LinkedHashMap<>();
    handle
        .createQuery(
            "select kind, subject, counts from result_count where period >= :first"
                + " and period <= :last order by kind, subject")
        .bind("first", month + "-01")
        .bind("last", month + "-31")
        .map(
            (row, context) ->
                Map.entry(
                    new Key(row.getString(1), row.getLong(2)), Tally.decode(row.getString(3))))
        .forEach(one -> rows.merge(one.getKey(), one.getValue(), Tally::plus));
    replace(handle, month, rows);
  }

  private record Key(String kind, long subject) {}

  private static void replace(Handle handle, String period, Map<Key, Tally> rows) {
    handle.execute("delete from result_count where period = ?", period);
    handle.execute("delete from result_dirty where period = ?", period);
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into result_count (period, kind, subject, counts)"
                + " values (:period, :kind, :subject, :counts)");
    rows.forEach(
        (key, tally) ->
            batch
                .bind("period", period)
                .bind("kind", key.kind())
                .bind("subject", key.subject())
                .bind("counts", tally.encode())
                .add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** A subject's row; the name of the newest day holds. */
  private static long id(Handle handle, Subject subject, LocalDate day) {
    return handle
        .createQuery(
            "insert into result_subject (kind, code, name, named_on)"
                + " values (:kind, :code, :name, :day) on conflict (kind, code) do update set"
                + " name = case when excluded.named_on >= result_subject.named_on"
                + " and excluded.name <> '' then excluded.name else result_subject.name end,"
                + " named_on = case when excluded.named_on >= result_subject.named_on"
                + " then excluded.named_on else result_subject.named_on end returning id")
        .bind("kind", subject.kind().word())
        .bind("code", subject.code())
        .bind("name", subject.name())
        .bind("day", day.toString())
        .mapTo(Long.class)
        .one();
  }
}
