package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.workshop.hall.HallException;

/**
 * What the ledger's engine can do at best: the same rows into the same tables and indexes of a
 * fresh file, through bare JDBC, so many a commit, {@code synchronous=FULL}.
 */
final class GroupCommit {
  /** One row; {@code journal} is the id of a row in table journal. */
  record EntryRow(int journal, JournalEntry entry) {}

  private GroupCommit() {}

  /**
   * Rows per second.
   *
   * @param group rows a commit
   */
  static double rate(Path file, List<EntryRow> rows, int group) {
    Ledger.open(LedgerSettings.sqlite(file), Clock.systemUTC()).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement pragma = connection.createStatement()) {
        pragma.execute("pragma journal_mode = wal");
        pragma.execute("pragma synchronous = full");
      }
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      insert(connection, rows, group);
      return rows.size() / ((System.nanoTime() - start) / 1e9);
    } catch (SQLException e) {
      throw new HallException("the bare ledger can't be written: " + e.getMessage(), e);
    }
  }

  private static void insert(Connection connection, List<EntryRow> rows, int group)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into entry (journal, seq, body, hash, received_at) values (?, ?, ?, ?, ?)")) {
      int waiting = 0;
      for (EntryRow row : rows) {
        insert.setInt(1, row.journal());
        insert.setLong(2, row.entry().seq());
        insert.setBytes(3, row.entry().body());
        insert.setBytes(4, row.entry().hash().bytes());
        insert.setLong(5, System.currentTimeMillis());
        insert.addBatch();
        waiting++;
        if (waiting == group) {
          insert.executeBatch();
          connection.commit();
          waiting = 0;
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }
}
