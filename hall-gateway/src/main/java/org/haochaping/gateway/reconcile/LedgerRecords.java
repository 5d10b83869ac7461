package org.haochaping.gateway.reconcile;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.haochaping.gateway.city.CityRecords;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.FeedRecord;
import org.haochaping.protocol.city.RecordHash;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;
import org.jdbi.v3.core.Handle;

/** What was handed on to an outlet, record by record, in the order of the city's keys. */
final class LedgerRecords {
  private static final int FETCH_ROWS = 500;

  /** A service whose rating was put right goes with each of the ratings, and is there once. */
  private static final String FIRST_OF_ITS_SERVICE =
      " and not exists (select 1 from delivery e where e.service_case = d.service_case"
          + " and e.outlet = d.outlet and e.id < d.id)";

  private final Ledger ledger;
  private final CityRecords records;
  private final String outlet;

  LedgerRecords(Ledger ledger, CityRecords records, String outlet) {
    this.ledger = ledger;
    this.records = records;
    this.outlet = outlet;
  }

  @FunctionalInterface
  interface Taker {
    void take(LedgerRecord one);
  }

  void each(RecordKind kind, Taker taker) throws SQLException {
    ledger.<Integer, SQLException>read(
        handle ->
            ledger.isSqlite()
                ? each(handle, kind, taker)
                : handle.<Integer, SQLException>inTransaction(one -> each(one, kind, taker)));
  }

  private int each(Handle handle, RecordKind kind, Taker taker) throws SQLException {
    // The city orders by bytes; so does SQLite, and PostgreSQL if told.
    String bytewise = ledger.isSqlite() ? "" : " collate \"C\"";
    try (PreparedStatement query =
        handle
            .getConnection()
            .prepareStatement(
                "select "
                    + CityRecords.COLUMNS
                    + ", d.state, d.answer, c.project_no, c.service_number, d.assess_number"
                    + " from delivery d join rating r on r.id = d.rating"
                    + " join service_case c on c.id = d.service_case where d.outlet = ?"
                    + (kind == RecordKind.SERVICE ? FIRST_OF_ITS_SERVICE : "")
                    + " order by c.project_no"
                    + bytewise
                    + (kind == RecordKind.SERVICE ? ", c.service_number" : ", d.assess_number"))) {
      query.setString(1, outlet);
      query.setFetchSize(FETCH_ROWS);
      int count = 0;
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          taker.take(read(row, kind));
          count++;
        }
      }
      return count;
    }
  }

  private LedgerRecord read(ResultSet row, RecordKind kind) throws SQLException {
    RecordKey key =
        new RecordKey(kind, row.getString(18), row.getInt(kind == RecordKind.SERVICE ? 19 : 20));
    boolean erased = row.getBytes(3).length == 0;
    Hash hash;
    try {
      CityRecords.Pair pair = records.read(row);
      FeedRecord record = kind == RecordKind.SERVICE ? pair.service() : pair.rating();
      hash = RecordHash.of(record);
    } catch (SealException | ProtocolException e) {
      hash = Hash.ofBytes(new byte[Hash.BYTES]); // equals no record's hash
    }
    return new LedgerRecord(key, hash, erased, row.getString(16), row.getString(17));
  }
}
