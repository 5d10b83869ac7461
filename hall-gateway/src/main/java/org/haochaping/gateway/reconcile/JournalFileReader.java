package org.haochaping.gateway.reconcile;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.sqlite.SQLiteConfig;

/** A terminal's journal file, opened to read only, walked entry by entry. */
final class JournalFileReader implements AutoCloseable {
  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final JournalId journal;
  private final Hash before;

  private JournalFileReader(Connection connection) throws SQLException {
    this.connection = connection;
    this.journal = JournalId.of(meta("journal").orElseThrow(() -> new SQLException("no journal")));
    Optional<String> anchor = meta("anchor-hash").filter(hash -> !hash.isBlank());
    this.before = anchor.isPresent() ? Hash.ofHex(anchor.get()) : HashChain.start(journal);
    this.statement = connection.createStatement();
    this.rows = statement.executeQuery("select seq, body, hash from journal order by seq");
  }

  static JournalFileReader open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(15_000);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      return new JournalFileReader(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  JournalId journal() {
    return journal;
  }

  /** The chain's hash before the first entry that is still there. */
  Hash before() {
    return before;
  }

  /** The next entry as it lies there, its hash not checked. */
  Optional<JournalEntry> next() throws SQLException {
    return rows.next()
        ? Optional.of(
            new JournalEntry(rows.getLong(1), rows.getBytes(2), Hash.ofBytes(rows.getBytes(3))))
        : Optional.empty();
  }

  private Optional<String> meta(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select value from meta where name = ?")) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        statement) {
      rows.close();
    }
  }
}
