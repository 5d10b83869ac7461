package org.haochaping.gateway.city;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One outlet's deliveries in the ledger. */
final class Outbox {
  private static final String QUARANTINE =
      "the city refused ratings; hall-gateway quarantine list shows them";

  private final Ledger ledger;
  private final String outlet;
  private final String defaultChannel;
  private final Clock clock;

  Outbox(Ledger ledger, String outlet, String defaultChannel, Clock clock) {
    this.ledger = ledger;
    this.outlet = outlet;
    this.defaultChannel = defaultChannel;
    this.clock = clock;
  }

  /**
   * Takes pending ratings behind one, in order, to be sent. From the same moment on they count as
   * attempted, and a change of mind or a reason comes too late for them: what the ledger says is
   * what the city is told.
   */
  List<PendingRating> take(long after, int limit) {
    if (ledger.read(handle -> pending(handle, after, 1)).isEmpty()) {
      return List.of(); // without a transaction that writes: it is looked for often
    }
    return ledger.write(
        handle -> {
          Set<Long> taken = ids(pending(handle, after, limit));
          attempted(handle, taken);
          // Read once more: PostgreSQL may have let a change in just before.
          return pending(handle, after, limit).stream()
              .filter(rating -> taken.contains(rating.id()))
              .toList();
        });
  }

  /** In order, so that two who lock some of them never wait for each other. */
  private static Set<Long> ids(List<PendingRating> ratings) {
    return ratings.stream()
        .map(PendingRating::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<PendingRating> pending(Handle handle, long after, int limit) {
    return handle
        .createQuery(
            // The second condition on state is what lets SQLite use the partial index.
            "select "
                + PendingRating.COLUMNS
                + " from delivery d join rating r on r.id = d.rating"
                + " where d.outlet = :outlet and d.state = 'pending' and d.state <> 'sent'"
                + " and d.id > :after and d.not_before <= :now"
                + " order by d.id limit :limit")
        .bind("outlet", outlet)
        .bind("after", after)
        .bind("now", clock.millis())
        .bind("limit", limit)
        .map((row, context) -> PendingRating.read(row, 1, defaultChannel))
        .list();
  }

  /** Writes down what became of ratings, in one transaction. */
  void keep(List<Delivered> delivered) {
    ledger.write(
        handle -> {
          PreparedBatch update =
              handle.prepareBatch(
                  "update delivery set state = :state, answer = :answer,"
                      + " answered_at = :now where id = :delivery and state = 'pending'");
          for (Delivered one : delivered) {
            update
                .bind("state", one.sent() ? "sent" : "refused")
                .bind("answer", one.answer())
                .bind("now", clock.millis())
                .bind("delivery", one.delivery())
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

  /** Counts one more attempt: they are sent again. */
  void attempted(Collection<Long> deliveries) {
    ledger.write(handle -> attempted(handle, deliveries));
  }

  private static int attempted(Handle handle, Collection<Long> deliveries) {
    PreparedBatch update =
        handle.prepareBatch(
            "update delivery set attempts = attempts + 1"
                + " where id = :delivery and state = 'pending'");
    deliveries.forEach(delivery -> update.bind("delivery", delivery).add());
    return update.execute().length;
  }
}
