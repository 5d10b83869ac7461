package org.haochaping.gateway.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.haochaping.gateway.rules.Arrived;
import org.haochaping.protocol.wire.HealthReport;
import org.jdbi.v3.core.Handle;

/**
 * Until when it is known that a terminal holds no rating back: its journal has no gaps, so an entry
 * of some moment means that all earlier ones are in; and a heartbeat that names no waiting rating
 * means the same of the moment when it came. And what keeps citizens from rating there.
 */
final class TerminalReports {
  /** The word for a screen that is not drawn. */
  static final String SCREEN = "screen";

  /** The word for a journal that can't be written, as the terminal's diagnosis calls that check. */
  static final String JOURNAL = "journal";

  // A terminal ends itself after half a minute without a frame, and is there again a minute later.
  private static final long FRAME_SECONDS = 60;
  private static final String CONNECTED = "connected";
  // As the terminal's own diagnosis has it.
  private static final long LOW_DISK_BYTES = 500L * 1024 * 1024;

  private final Map<String, Long> unwritten = new ConcurrentHashMap<>();
  private final Map<String, Trouble> unwrittenTroubles = new ConcurrentHashMap<>();
  private final Map<String, String> written = new ConcurrentHashMap<>();
  private final Map<String, Trouble> unwrittenNotes = new ConcurrentHashMap<>();
  private final Map<String, String> writtenNotes = new ConcurrentHashMap<>();

  private record Trouble(String words, long since) {}

  /** An entry came in; a clock that is ahead of the gateway's counts as the gateway's. */
  void entry(Arrived entry) {
    if (entry.body().at().trusted()) {
      Instant wall = entry.body().at().wall();
      note(entry.terminal(), wall.isAfter(entry.receivedAt()) ? entry.receivedAt() : wall);
    }
  }

  /** A terminal said at that time how it is; from any thread. */
  void heard(String terminal, HealthReport health, Instant at) {
    String words = trouble(health);
    // A terminal that can't read its journal does not know what waits in it.
    if (health.waiting() == 0
        && health.diagnosis().stream().noneMatch(TerminalReports::keepsNoRating)) {
      note(terminal, at);
    }
    if (!words.equals(written.put(terminal, words))) {
      unwrittenTroubles.put(terminal, new Trouble(words, at.toEpochMilli()));
    }
    String notes = notes(health);
    if (!notes.equals(writtenNotes.put(terminal, notes))) {
      unwrittenNotes.put(terminal, new Trouble(notes, at.toEpochMilli()));
    }
  }

  /** What keeps nobody from rating yet. */
  private static String notes(HealthReport health) {
    List<String> notes = new ArrayList<>();
    if (health.disk().free() < LOW_DISK_BYTES) {
      notes.add("disk-low");
    }
    if (!health.clock().trusted()) {
      notes.add("clock-untrusted");
    }
    health.diagnosis().stream()
        .filter(finding -> finding.verdict() == HealthReport.Verdict.BAD)
        .map(finding -> "check-" + finding.check())
        .forEach(notes::add);
    return String.join(",", notes);
  }

  private static String trouble(HealthReport health) {
    if (health.frameAgeSeconds() > FRAME_SECONDS) {
      return SCREEN;
    }
    return health.diagnosis().stream().anyMatch(TerminalReports::keepsNoRating)
        ? JOURNAL
        : health.devices().stream()
            .filter(device -> !device.state().equals(CONNECTED))
            .map(device -> device.name() + " " + device.state())
            .collect(Collectors.joining(","));
  }

  private static boolean keepsNoRating(HealthReport.Finding finding) {
    return finding.check().equals(JOURNAL) && finding.verdict() == HealthReport.Verdict.BAD;
  }

  /** A terminal had nothing waiting at that time; from any thread. */
  void note(String terminal, Instant at) {
    unwritten.merge(terminal, at.toEpochMilli(), Math::max);
  }

  boolean isEmpty() {
    return unwritten.isEmpty() && unwrittenTroubles.isEmpty() && unwrittenNotes.isEmpty();
  }

  /** Writes what is new; it stays new until the transaction is committed. */
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
      handle.afterCommit(() -> unwritten.remove(one.getKey(), one.getValue()));
    }
    for (Map.Entry<String, Trouble> one : Map.copyOf(unwrittenTroubles).entrySet()) {
      write(handle, "terminal_trouble", "trouble", one.getKey(), one.getValue());
      handle.afterCommit(() -> unwrittenTroubles.remove(one.getKey(), one.getValue()));
    }
    for (Map.Entry<String, Trouble> one : Map.copyOf(unwrittenNotes).entrySet()) {
      write(handle, "terminal_notes", "notes", one.getKey(), one.getValue());
      handle.afterCommit(() -> unwrittenNotes.remove(one.getKey(), one.getValue()));
    }
  }

  /** One that stood before a restart of the gateway stands since then. */
  private static void write(
      Handle handle, String table, String column, String terminal, Trouble trouble) {
    handle
        .createUpdate(
            ("insert into TABLE (terminal, since, COLUMN) values (:terminal, :since, :words)"
                    + " on conflict (terminal) do update set since = case"
                    + " when excluded.COLUMN = TABLE.COLUMN"
                    + " then TABLE.since else excluded.since end,"
                    + " COLUMN = excluded.COLUMN")
                .replace("TABLE", table)
                .replace("COLUMN", column))
        .bind("terminal", terminal)
        .bind("since", trouble.since())
        .bind("words", trouble.words())
        .execute();
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
