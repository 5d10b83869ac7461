package org.haochaping.gateway.results;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Who was at which window when: the windows' systems' word first, from its first moment on; before
 * that the configuration's, as it was then. Reads what it is asked for, some weeks of a window at
 * once, so that counting a day costs the same after years.
 */
final class Staffing {
  private static final long BACK = Duration.ofDays(62).toMillis();

  private static final String DUTY =
      "select at, case when on_duty = 0 then '' else name end,"
          + " case when on_duty = 0 then '' else staff_number end from clerk_duty"
          + " where window_no = :window ";

  private final Handle handle;
  private final long since;
  private final Map<Integer, NavigableMap<Long, Optional<Subject>>> said = new HashMap<>();
  private final Map<Integer, NavigableMap<Long, Optional<Subject>>> configured = new HashMap<>();

  /** For the moments about a day, whose first is given in milliseconds since 1970. */
  Staffing(Handle handle, long day) {
    this.handle = handle;
    this.since = day - BACK;
  }

  /** Who was there; empty where nobody was, or nobody knows. */
  Optional<Subject> at(int window, long at) {
    Map.Entry<Long, Optional<Subject>> word =
        at < since
            ? lastBefore(window, at + 1).floorEntry(at)
            : said.computeIfAbsent(window, this::said).floorEntry(at);
    if (word != null) {
      return word.getValue();
    }
    NavigableMap<Long, Optional<Subject>> written =
        configured.computeIfAbsent(window, this::configured);
    Map.Entry<Long, Optional<Subject>> then = written.floorEntry(at);
    if (then != null) {
      return then.getValue();
    }
    // Nothing better than the first word is known of the time before it.
    return written.isEmpty() ? Optional.empty() : written.firstEntry().getValue();
  }

  private NavigableMap<Long, Optional<Subject>> said(int window) {
    NavigableMap<Long, Optional<Subject>> rows = lastBefore(window, since);
    handle
        .createQuery(DUTY + "and at >= :since order by at, id")
        .bind("window", window)
        .bind("since", since)
        .map((row, context) -> entry(row.getLong(1), row.getString(2), row.getString(3)))
        .forEach(one -> rows.put(one.getKey(), one.getValue()));
    return rows;
  }

  private NavigableMap<Long, Optional<Subject>> lastBefore(int window, long end) {
    NavigableMap<Long, Optional<Subject>> rows = new TreeMap<>();
    handle
        .createQuery(DUTY + "and at < :end order by at desc, id desc limit 1")
        .bind("window", window)
        .bind("end", end)
        .map((row, context) -> entry(row.getLong(1), row.getString(2), row.getString(3)))
        .forEach(one -> rows.put(one.getKey(), one.getValue()));
    return rows;
  }

  private NavigableMap<Long, Optional<Subject>> configured(int window) {
    NavigableMap<Long, Optional<Subject>> rows = new TreeMap<>();
    handle
        .createQuery(
            "select since, name, staff_number from window_staff where window_no = :window"
                + " order by id")
        .bind("window", window)
        .map((row, context) -> entry(row.getLong(1), row.getString(2), row.getString(3)))
        .forEach(one -> rows.put(one.getKey(), one.getValue()));
    return rows;
  }

  private static Map.Entry<Long, Optional<Subject>> entry(
      long at, String name, String staffNumber) {
    return Map.entry(at, CaseMatter.clerk(staffNumber, name));
  }
}
