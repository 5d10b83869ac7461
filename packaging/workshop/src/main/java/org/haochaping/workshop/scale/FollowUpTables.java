package org.haochaping.workshop.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.haochaping.gateway.deadlines.Deadline;
import org.haochaping.gateway.deadlines.LegalDays;
import org.haochaping.gateway.deadlines.WorkingDays;

/** Follow-ups of bad ratings: most called back in time, some late, the newest still open. */
final class FollowUpTables implements AutoCloseable {
  private static final Duration VERIFY_WITHIN = Duration.ofDays(2);
  private static final int RECTIFY_WORKING_DAYS = 15;
  private static final int LATE_ONE_IN = 20;
  private static final long LATE_HOURS = 60;

  private final ZoneId zone;
  private final WorkingDays days = new WorkingDays(new LegalDays());
  private final Map<LocalDate, Deadline> deadlines = new HashMap<>();
  private final Batch rows;
  private final Batch events;
  private long count;

  FollowUpTables(Connection connection, ZoneId zone) throws SQLException {
    this.zone = zone;
    this.rows =
        new Batch(
            connection,
            "followup",
            "id, rating, rated_at, verify_due, rectify_from, rectify_due, rectify_date,"
                + " provisional, state, assigned_to");
    this.events = new Batch(connection, "followup_event", "followup, at, who, what, state, note");
  }

  void add(long rating, Instant ratedAt, Instant now) throws SQLException {
    count++;
    Deadline rectify =
        deadlines.computeIfAbsent(
            ratedAt.atZone(zone).toLocalDate(), day -> days.after(day, RECTIFY_WORKING_DAYS));
    long hours = count % LATE_ONE_IN == 0 ? LATE_HOURS : 2 + count % 40;
    Instant called = ratedAt.plus(Duration.ofHours(hours));
    boolean done = called.plus(Duration.ofDays(8)).isBefore(now);
    boolean verified = called.isBefore(now);
    long at = ratedAt.toEpochMilli();
    rows.add(
        count,
        rating,
        at,
        ratedAt.plus(VERIFY_WITHIN).toEpochMilli(),
        at,
        rectify.end(zone).toEpochMilli(),
        rectify.lastDay().toString(),
        rectify.provisional() ? 1 : 0,
        done ? "closed" : verified ? "verified" : "opened",
        "回访员");
    event(ratedAt, "gateway", "opened", "opened");
    if (verified) {
      event(called, "回访员", "verified", "verified");
    }
    if (done) {
      event(called.plus(Duration.ofDays(3)), "窗口负责人", "rectifying", "rectifying");
      event(called.plus(Duration.ofDays(6)), "窗口负责人", "rectified", "rectified");
      event(called.plus(Duration.ofDays(7)), "回访员", "reported", "reported");
      event(called.plus(Duration.ofDays(8)), "回访员", "closed", "closed");
    }
  }

  private void event(Instant at, String who, String what, String state) throws SQLException {
    events.add(count, at.toEpochMilli(), who, what, state, "generated");
  }

  void flush() throws SQLException {
    rows.flush();
    events.flush();
  }

  @Override
  public void close() throws SQLException {
    try (rows) {
      events.close();
    }
  }
}
