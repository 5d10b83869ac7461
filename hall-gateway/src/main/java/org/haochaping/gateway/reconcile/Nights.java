package org.haochaping.gateway.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;

/** The nightly comparisons in the ledger. */
public final class Nights {
  private final Ledger ledger;

  /** Over a ledger. */
  public Nights(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The last one; empty where there was none yet. */
  public Optional<Night> last() {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select night, started_at, ended_at, summary, differences, first_lines"
                        + " from reconciliation order by night desc limit 1")
                .map(
                    (row, context) ->
                        new Night(
                            LocalDate.parse(row.getString(1)),
                            Instant.ofEpochMilli(row.getLong(2)),
                            Instant.ofEpochMilli(row.getLong(3)),
                            row.getString(4),
                            row.getLong(5),
                            row.getString(6)))
                .findOne());
  }

  /** Keeps one, with an alarm where there are differences. */
  void keep(Night night) {
    ledger.write(
        handle -> {
          handle
              .createUpdate(
                  "insert into reconciliation (night, started_at, ended_at, summary, differences,"
                      + " first_lines) values (:night, :started, :ended, :summary, :differences,"
                      + " :lines) on conflict do nothing")
              .bind("night", night.night().toString())
              .bind("started", night.startedAt().toEpochMilli())
              .bind("ended", night.endedAt().toEpochMilli())
              .bind("summary", night.summary())
              .bind("differences", night.differences())
              .bind("lines", night.firstLines())
              .execute();
          if (night.differences() > 0) {
            ledger
                .alarms()
                .raise(
                    handle,
                    "reconcile",
                    Optional.empty(),
                    "ledger and city differ; hall-gateway reconcile --last shows where",
                    1);
          }
          return 0;
        });
  }
}
