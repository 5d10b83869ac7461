package org.haochaping.gateway.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Counts one natural day of the hall from the ledger: its ratings by the moment of the press, its
 * cases by the moment of registration, its follow-ups by the moment of the rating. What it reads is
 * bounded by that day.
 *
 * <p>A rating counts for its window and its case's department and item. Its clerk is who was on
 * duty at that window: at the moment of a press there; at the case's acceptance for what was given
 * elsewhere or by nobody; else who the case says handled it.
 */
final class DayCount {
  /** The moment of a press as far as can be said; an index is over just this. */
  static final String AT =
      "(case when r.time_basis = 'uncertain' then r.received_at else r.pressed_at end)";

  private static final String ABOUT =
      "r.window_no, r.source, " + AT + ", c.basics, c.registered_at, rc.window_no";

  private static final String CASE =
      " left join service_case c on c.id = r.service_case"
          + " left join receipt rc on rc.service_case = coalesce(c.batch_leader, c.id) ";

  private static final String RATED =
      "(exists (select 1 from rating r where r.service_case = c.id and r.decision = 'adopted'"
          + " and r.is_default = 0 and r.about <> 'hall') or (c.batch_leader is not null and exists"
          + " (select 1 from service_case m join rating r on r.service_case = m.id"
          + " where m.batch_leader = c.batch_leader and r.decision = 'adopted'"
          + " and r.is_default = 0 and r.about <> 'hall')))";

  private static final int LONGEST_CALL_BACK = 720;

  private final Handle handle;
  private final long start;
  private final long end;
  private final Staffing staffing;
  private final Map<Subject, TreeMap<String, Long>> counts = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();

  private DayCount(Handle handle, LocalDate day, ZoneId zone) {
    this.handle = handle;
    this.start = day.atStartOfDay(zone).toInstant().toEpochMilli();
    this.end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    this.staffing = new Staffing(handle, start);
  }

  /** What was counted, by subject; no subject without a count. */
  static Map<Subject, Tally> of(Handle handle, LocalDate day, ZoneId zone) {
    DayCount count = new DayCount(handle, day, zone);
    count.ratings();
    count.cases();
    count.followUps();
    Map<Subject, Tally> tallies = new LinkedHashMap<>();
    count.counts.forEach((subject, words) -> tallies.put(count.named(subject), new Tally(words)));
    return tallies;
  }

  private void ratings() {
    handle
        .createQuery(
            "select r.level, r.is_default, r.decision, r.reasons, "
                + ABOUT
                + " from rating r"
                + CASE
                + "where "
                + AT
                + " >= :start and "
                + AT
                + " < :end and r.decision in ('adopted', 'hall', 'unbound') order by r.id")
        .bind("start", start)
        .bind("end", end)
        .setFetchSize(1_000)
        .map(
            (row, context) ->
                new Rated(
                    row.getInt(1),
                    row.getInt(2) == 1,
                    row.getString(3),
                    row.getString(4),
                    about(row, 5)))
        .forEach(this::count);
  }

  private record Rated(
      int level, boolean isDefault, String decision, String reasons, Set<Subject> subjects) {}

  private void count(Rated one) {
    switch (one.decision()) {
      case "hall" -> add(Set.of(Subject.HALL), "hall" + one.level());
      case "unbound" -> add(one.subjects(), "unbound");
      default -> {
        add(one.subjects(), one.isDefault() ? "default" : "level" + one.level());
        if (!one.isDefault() && !one.reasons().isEmpty()) {
          for (String code : one.reasons().split(",", -1)) {
            add(one.subjects(), Tally.REASON + code);
          }
        }
      }
    }
  }

  private void cases() {
    handle
        .createQuery(
            "select 0, 'case', c.registered_at, c.basics, c.registered_at, rc.window_no,"
                + " case when "
                + RATED
                + " then 1 else 0 end from service_case c"
                + " left join receipt rc on rc.service_case = coalesce(c.batch_leader, c.id)"
                + " where c.registered_at >= :start and c.registered_at < :end"
                + " and c.state <> 'failed' order by c.id")
        .bind("start", start)
        .bind("end", end)
        .setFetchSize(1_000)
        .map(
            (row, context) ->
                new Accepted(
                    CaseMatter.of(row.getString(4)).accepted(), row.getInt(7) == 1, about(row, 1)))
        .forEach(this::count);
  }

  private record Accepted(boolean accepted, boolean rated, Set<Subject> subjects) {}

  private void count(Accepted one) {
    if (one.accepted()) {
      add(one.subjects(), "cases");
      if (!one.rated()) {
        add(one.subjects(), "unrated");
      }
    }
  }

  private void followUps() {
    handle
        .createQuery(
            "select f.rated_at, f.verify_due, (select min(e.at) from followup_event e"
                + " where e.followup = f.id and e.what = 'verified'),"
                + " (select count(*) from followup_event e where e.followup = f.id"
                + " and e.what = 'overdue'), (select count(*) from followup_event e"
                + " where e.followup = f.id and e.what = 'overdue' and e.note not like 'verify%'), "
                + ABOUT
                + " from followup f join rating r on r.id = f.rating"
                + CASE
                + "where f.rated_at >= :start and f.rated_at < :end and r.decision = 'adopted'"
                + " order by f.id")
        .bind("start", start)
        .bind("end", end)
        .map(
            (row, context) -> {
              long verified = row.getLong(3);
              Optional<Long> calledBack = row.wasNull() ? Optional.empty() : Optional.of(verified);
              return new Followed(
                  row.getLong(1),
                  row.getLong(2),
                  calledBack,
                  row.getInt(4) > 0,
                  row.getInt(5) > 0,
                  about(row, 6));
            })
        .forEach(this::count);
  }

  private record Followed(
      long ratedAt,
      long verifyDue,
      Optional<Long> calledBack,
      boolean overdue,
      boolean rectifyOverdue,
      Set<Subject> subjects) {}

  private void count(Followed one) {
    add(one.subjects(), "followups");
    if (one.rectifyOverdue()) {
      add(one.subjects(), "rectified-late");
    }
    if (one.calledBack().map(at -> at >= one.verifyDue()).orElse(one.overdue())) {
      add(one.subjects(), "called-late");
    }
    if (one.calledBack().isPresent()) {
      long hours = TimeUnit.MILLISECONDS.toHours(one.calledBack().get() - one.ratedAt());
      add(one.subjects(), "called-back");
      add(one.subjects(), Tally.HOURS + Math.max(0, Math.min(hours, LONGEST_CALL_BACK - 1)));
    }
  }

  private void add(Set<Subject> subjects, String word) {
    for (Subject subject : subjects) {
      Subject known = new Subject(subject.kind(), subject.code(), "");
      if (!subject.name().isEmpty()) {
        names.put(known.kind().word() + known.code(), subject.name());
      }
      counts.computeIfAbsent(known, any -> new TreeMap<>()).merge(word, 1L, Long::sum);
    }
  }

  private Subject named(Subject known) {
    String name = names.getOrDefault(known.kind().word() + known.code(), "");
    return new Subject(known.kind(), known.code(), name);
  }

  /** Whom a row counts for; its columns begin at {@code first}, as in {@link #ABOUT}. */
  private Set<Subject> about(ResultSet row, int first) throws SQLException {
    int window = row.getInt(first) > 0 ? row.getInt(first) : row.getInt(first + 5);
    boolean here = row.getString(first + 1).equals("terminal");
    String basics = row.getString(first + 3);
    CaseMatter matter = basics == null ? CaseMatter.UNKNOWN : CaseMatter.of(basics);
    long at = here || basics == null ? row.getLong(first + 2) : row.getLong(first + 4);
    Set<Subject> subjects = new LinkedHashSet<>();
    subjects.add(Subject.HALL);
    matter.department().ifPresent(subjects::add);
    matter.item().ifPresent(subjects::add);
    Optional<Subject> onDuty = Optional.empty();
    if (window > 0) {
      subjects.add(Subject.window(window));
      onDuty = staffing.at(window, at);
    }
    onDuty.or(matter::manager).ifPresent(subjects::add);
    return subjects;
  }
}
