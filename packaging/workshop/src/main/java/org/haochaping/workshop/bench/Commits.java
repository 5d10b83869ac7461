package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.haochaping.workshop.hall.HallException;

/** Reads from a gateway's ledger how large its commits were: all rows of one bear one time. */
final class Commits implements AutoCloseable {
  private final Connection connection;
  private long seen;

  private Commits(Connection connection) {
    this.connection = connection;
  }

  static Commits in(Path ledger) {
    try {
      return new Commits(DriverManager.getConnection("jdbc:sqlite:" + ledger));
    } catch (SQLException e) {
      throw new HallException("the ledger can't be read: " + e.getMessage(), e);
    }
  }

  /** Entries a commit, on average, since this was asked last; at least 1. */
  double rowsACommit() {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select count(*), count(distinct received_at), coalesce(max(id), 0)"
                + " from entry where id > ?")) {
      query.setLong(1, seen);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        seen = Math.max(seen, row.getLong(3));
        return Math.max(1, row.getDouble(1) / Math.max(1, row.getDouble(2)));
      }
    } catch (SQLException e) {
      throw new HallException("the ledger can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new HallException("the ledger can't be closed: " + e.getMessage(), e);
    }
  }
}
