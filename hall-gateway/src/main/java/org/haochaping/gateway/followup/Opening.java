package org.haochaping.gateway.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.deadlines.Deadline;
import org.haochaping.gateway.deadlines.WorkingDays;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.Positions;
import org.haochaping.gateway.rules.TimeBasis;
import org.jdbi.v3.core.Handle;

/**
 * Opens a follow-up for each bad rating that is adopted, behind a cursor in the decisions; and
 * notes on an open one whenever the rules think otherwise of its rating.
 */
final class Opening {
  private static final String READER = "followup";
  private static final int ROWS = 1_000;

  /** Rows may become visible a little out of order where several decide at once. */
  private static final int OVERLAP = 200;

  private final Ledger ledger;
  private final FollowUpSettings settings;
  private final Holidays holidays;
  private final Clock clock;

  Opening(Ledger ledger, FollowUpSettings settings, Holidays holidays, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.holidays = holidays;
    this.clock = clock;
  }

  private record Decided(long decision, String outcome, long rating, Instant ratedAt) {}

  /** Reads some decisions; true if there may be more. */
  boolean step() {
    long position = ledger.read(handle -> Positions.of(handle, READER));
    long end =
        ledger.read(
            handle ->
                handle
                    .createQuery("select coalesce(max(id), 0) from decision")
                    .mapTo(Long.class)
                    .one());
    if (end <= position) {
      return false;
    }
    long last = Math.min(end, position + ROWS);
    List<Decided> decided = decided(Math.max(0, position - OVERLAP), last);
    ledger.write(
        handle -> {
          decided.forEach(one -> take(handle, one));
          Positions.move(handle, READER, last);
          return 0;
        });
    return last < end;
  }

  private List<Decided> decided(long after, long last) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select d.id, d.outcome, r.id, r.pressed_at, r.received_at, r.time_basis"
                        + " from decision d join rating r on r.id = d.rating"
                        + " where d.id > :after and d.id <= :last and r.level <= 2"
                        + " and r.is_default = 0 and r.about <> 'hall' order by d.id")
                .bind("after", after)
                .bind("last", last)
                .map(
                    (row, context) ->
                        new Decided(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            Instant.ofEpochMilli(
                                TimeBasis.of(row.getString(6)) == TimeBasis.UNCERTAIN
                                    ? row.getLong(5)
                                    : row.getLong(4))))
                .list());
  }

  private void take(Handle handle, Decided one) {
    if (one.outcome().equals("adopted") && open(handle, one)) {
      return;
    }
    handle
        .createQuery("select id, state from followup where rating = :rating")
        .bind("rating", one.rating())
        .map((row, context) -> new Known(row.getLong(1), State.of(row.getString(2))))
        .findOne()
        .ifPresent(known -> note(handle, known, one));
  }

  private record Known(long id, State state) {}

  private void note(Handle handle, Known known, Decided one) {
    String note = one.outcome() + " (decision " + one.decision() + ")";
    boolean first = EventRows.has(handle, known.id(), "opened", "decision " + one.decision());
    if (!first && !EventRows.has(handle, known.id(), "rating-decided", note)) {
      EventRows.add(
          handle,
          known.id(),
          clock.millis(),
          EventRows.GATEWAY,
          "rating-decided",
          known.state(),
          note);
    }
  }

  private boolean open(Handle handle, Decided one) {
    Deadline rectify =
        new WorkingDays(holidays.book(handle))
            .after(
                one.ratedAt().atZone(settings.zone()).toLocalDate(), settings.rectifyWorkingDays());
    return handle
        .createQuery(
            "insert into followup (rating, rated_at, verify_due, rectify_from, rectify_due,"
                + " rectify_date, provisional, state) values (:rating, :at, :verify, :at, :due,"
                + " :date, :provisional, 'opened') on conflict do nothing returning id")
        .bind("rating", one.rating())
        .bind("at", one.ratedAt().toEpochMilli())
        .bind("verify", one.ratedAt().plus(settings.verifyWithin()).toEpochMilli())
        .bind("due", rectify.end(settings.zone()).toEpochMilli())
        .bind("date", rectify.lastDay().toString())
        .bind("provisional", rectify.provisional() ? 1 : 0)
        .mapTo(Long.class)
        .findOne()
        .map(
            id -> {
              EventRows.add(
                  handle,
                  id,
                  clock.millis(),
                  EventRows.GATEWAY,
                  "opened",
                  State.OPENED,
                  "decision " + one.decision());
              return true;
            })
        .orElse(false);
  }
}
