package org.haochaping.gateway.city;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One outlet's deliveries in the ledger. */
final class Outbox {
  private static final String QUARANTINE =
      "the city refused ratings; hall-gateway quarantine list shows them";

  private final Ledger ledger;
  private final String outlet;
  private final Clock clock;

  Outbox(Ledger ledger, String outlet, Clock clock) {
    this.ledger = ledger;
    this.outlet = outlet;
    this.clock = clock;
  }

  /** Pending ratings behind one, in order. */
  List<PendingRating> pending(long after, int limit) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    // The second condition on state is what lets SQLite use the partial index.
                    "select r.id, r.service_case, r.level, r.reasons, r.free_text, r.pressed_at"
                        + " from delivery d join rating r on r.id = d.rating"
                        + " where d.outlet = :outlet and d.state = 'pending' and d.state <> 'sent'"
                        + " and d.rating > :after order by d.rating limit :limit")
                .bind("outlet", outlet)
                .bind("after", after)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new PendingRating(
                            row.getLong(1),
                            row.getLong(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getString(5),
                            Instant.ofEpochMilli(row.getLong(6))))
                .list());
  }

  /** Writes down what became of ratings, in one transaction. */
  void keep(List<Delivered> delivered) {
    ledger.write(
        handle -> {
          PreparedBatch update =
              handle.prepareBatch(
                  "update delivery set state = :state, attempts = attempts + 1, answer = :answer,"
                      + " answered_at = :now where outlet = :outlet and rating = :rating"
                      + " and state = 'pending'");
          for (Delivered one : delivered) {
            update
                .bind("state", one.sent() ? "sent" : "refused")
                .bind("answer", one.answer())
                .bind("now", clock.millis())
                .bind("outlet", outlet)
                .bind("rating", one.rating())
                .add();
          }
          update.execute();
          alarm(handle, delivered);
          return 0;
        });
  }

  private void alarm(Handle handle, List<Delivered> delivered) {
    int refused = (int) delivered.stream().filter(one -> !one.sent()).count();
    if (refused > 0) {
      ledger.alarms().raise(handle, "quarantine", Optional.empty(), QUARANTINE, refused);
    }
  }

  /** Counts an attempt that got no result. */
  void attempted(Collection<Long> ratings) {
    ledger.write(
        handle -> {
          PreparedBatch update =
              handle.prepareBatch(
                  "update delivery set attempts = attempts + 1"
                      + " where outlet = :outlet and rating = :rating and state = 'pending'");
          ratings.forEach(rating -> update.bind("outlet", outlet).bind("rating", rating).add());
          return update.execute().length;
        });
  }
}
