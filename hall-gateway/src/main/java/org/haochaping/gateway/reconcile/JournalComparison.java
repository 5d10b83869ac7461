package org.haochaping.gateway.reconcile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.jdbi.v3.core.Handle;

/** Compares one terminal's journal file with the ledger, entry by entry. */
final class JournalComparison {
  private static final int FETCH_ROWS = 1000;

  private final Findings findings;

  JournalComparison(Findings findings) {
    this.findings = findings;
  }

  private record Stored(long seq, Hash hash) {}

  /** How many entries the file has. */
  long run(Ledger ledger, Path file) {
    String where = "journal " + file;
    if (!Files.isRegularFile(file)) {
      findings.add(where, "没有此文件 / no such file");
      return 0;
    }
    try (JournalFileReader journal = JournalFileReader.open(file)) {
      // PostgreSQL streams within a transaction only; on SQLite one would keep the intake out.
      return ledger.<Long, SQLException>read(
          handle ->
              ledger.isSqlite()
                  ? compare(handle, journal, where)
                  : handle.<Long, SQLException>inTransaction(one -> compare(one, journal, where)));
    } catch (SQLException | ProtocolException e) {
      findings.add(where, "读不了 / can't be read: " + e.getMessage());
      return 0;
    }
  }

  private long compare(Handle handle, JournalFileReader journal, String where) throws SQLException {
    Optional<Long> row =
        handle
            .createQuery("select id from journal where journal_id = :id")
            .bind("id", journal.journal().toString())
            .mapTo(Long.class)
            .findOne();
    if (row.isEmpty()) {
      findings.add(where, "台账不认识此日志 / the ledger does not know this journal");
    }
    Optional<JournalEntry> first = journal.next();
    try (PreparedStatement query =
        handle
            .getConnection()
            .prepareStatement(
                "select seq, hash from entry where journal = ? and seq >= ? order by seq")) {
      query.setLong(1, row.orElse(-1L));
      query.setLong(2, first.map(JournalEntry::seq).orElse(1L));
      query.setFetchSize(FETCH_ROWS);
      try (ResultSet stored = query.executeQuery()) {
        return merge(journal, first, stored, new Runs(where, findings));
      }
    }
  }

  private static long merge(
      JournalFileReader journal, Optional<JournalEntry> first, ResultSet stored, Runs runs)
      throws SQLException {
    long entries = 0;
    Hash previous = journal.before();
    Optional<JournalEntry> own = first;
    Optional<Stored> theirs = next(stored);
    while (own.isPresent() || theirs.isPresent()) {
      long mine = own.map(JournalEntry::seq).orElse(Long.MAX_VALUE);
      long other = theirs.map(Stored::seq).orElse(Long.MAX_VALUE);
      if (other < mine) {
        runs.add(other, "台账有,终端没有 / in the ledger, not in the journal");
        theirs = next(stored);
        continue;
      }
      JournalEntry entry = own.orElseThrow();
      if (!HashChain.next(previous, mine, entry.body()).equals(entry.hash())) {
        runs.add(mine, "终端日志断链 / the journal's own chain is broken");
      } else if (other > mine) {
        runs.add(mine, "终端有,台账没有 / in the journal, not in the ledger");
      } else if (!theirs.orElseThrow().hash().equals(entry.hash())) {
        runs.add(mine, "内容不同 / not the same entry");
      }
      entries++;
      previous = entry.hash();
      own = journal.next();
      if (other == mine) {
        theirs = next(stored);
      }
    }
    runs.end();
    return entries;
  }

  private static Optional<Stored> next(ResultSet rows) throws SQLException {
    return rows.next()
        ? Optional.of(new Stored(rows.getLong(1), Hash.ofBytes(rows.getBytes(2))))
        : Optional.empty();
  }
}
