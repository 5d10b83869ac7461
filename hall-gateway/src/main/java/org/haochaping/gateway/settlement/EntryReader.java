package org.haochaping.gateway.settlement;

import java.util.List;
import org.haochaping.gateway.ledger.Ledger;

/** Reads raw entries in the order of their arrival. */
final class EntryReader {
  /** A row of {@code entry}, with whose it is. */
  @SuppressWarnings("ArrayRecordComponent") // a row passing through, never compared
  record Row(long id, long journal, String terminal, long seq, byte[] body, long receivedAt) {}

  private final Ledger ledger;

  EntryReader(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Up to {@code limit} rows behind a place. */
  List<Row> after(long id, int limit) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select e.id, e.journal, j.terminal, e.seq, e.body, e.received_at"
                        + " from entry e join journal j on j.id = e.journal"
                        + " where e.id > :id order by e.id limit :limit")
                .bind("id", id)
                .bind("limit", limit)
                .setFetchSize(limit)
                .map(
                    (row, context) ->
                        new Row(
                            row.getLong(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getBytes(5),
                            row.getLong(6)))
                .list());
  }
}
