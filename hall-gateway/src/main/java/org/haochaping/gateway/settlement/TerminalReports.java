package org.haochaping.gateway.settlement;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.haochaping.gateway.rules.Arrived;
import org.jdbi.v3.core.Handle;

/**
 * Until when it is known that a terminal holds no rating back: its journal has no gaps, so an entry
 * of some moment means that all earlier ones are in; and a heartbeat that names no waiting rating
 * means the same of the moment when it came.
 */
final class TerminalReports {
  private final Map<String, Long> unwritten = new ConcurrentHashMap<>();

  /** An entry came in; a clock that is ahead of the gateway's counts as the gateway's. */
  void entry(Arrived entry) {
    if (entry.body().at().trusted()) {
      Instant wall = entry.body().at().wall();
      note(entry.terminal(), wall.isAfter(entry.receivedAt()) ? entry.receivedAt() : wall);
    }
  }

  /** A terminal had nothing waiting at that time; from any thread. */
  void note(String terminal, Instant at) {
    unwritten.merge(terminal, at.toEpochMilli(), Math::max);
  }

  boolean isEmpty() {
    return unwritten.isEmpty();
  }

  void write(Handle handle) {
    for (Map.Entry<String, Long> one : Map.copyOf(unwritten).entrySet()) {
      handle
          .createUpdate(
              "insert into terminal_report (terminal, reported_at) values (:terminal, :at)"
                  + " on conflict (terminal) do update set reported_at = case"
                  + " when excluded.reported_at > terminal_report.reported_at"
                  + " then excluded.reported_at else terminal_report.reported_at end")
          .bind("terminal", one.getKey())
          .bind("at", one.getValue())
          .execute();
      unwritten.remove(one.getKey(), one.getValue());
    }
  }

  /** Up to when every active terminal has reported; far ahead where there is none. */
  static Instant everyTerminal(Handle handle) {
    return handle
        .createQuery(
            "select min(coalesce(r.reported_at, t.added_at)) from terminal t"
                + " left join terminal_report r on r.terminal = t.id where t.revoked_at is null")
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli)
        .orElse(Instant.MAX);
  }
}
