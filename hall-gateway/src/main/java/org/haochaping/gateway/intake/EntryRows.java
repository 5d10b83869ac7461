package org.haochaping.gateway.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;

/**
 * The journal, entry and aside tables within one transaction. Plain JDBC: this is the hot path, and
 * a row costs little more than its bytes.
 */
final class EntryRows implements AutoCloseable {
  /** All gateways on one PostgreSQL take this lock; any constant of our own does. */
  private static final long INTAKE_LOCK = 0x6863_705f_696e_0001L;

  private static final int MAX_ASIDE_ROWS = 200;
  private static final int ROWS_A_ROUND = 250;

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement advance;
  private int waiting;

  EntryRows(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert =
        connection.prepareStatement(
            "insert into entry (journal, seq, body, hash, received_at) values (?, ?, ?, ?, ?)");
    this.advance =
        connection.prepareStatement(
            "update journal set up_to = ?, head = ? where id = ? and up_to = ?");
  }

  /**
   * Lets one intake transaction follow the other, so that rows become visible in the order of their
   * ids and a reader's cursor never passes one that comes later. SQLite has one writer anyway.
   */
  void takeTurn() throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute("select pg_advisory_xact_lock(" + INTAKE_LOCK + ")");
    }
  }

  /** A journal as the ledger has it, whichever terminal's it is. */
  Optional<JournalState> find(JournalId journal) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, terminal, up_to, head,"
                + " (select max(seq) from entry where entry.journal = journal.id) as newest"
                + " from journal where journal_id = ?")) {
      query.setString(1, journal.toString());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long upTo = row.getLong("up_to");
        return Optional.of(
            new JournalState(
                row.getLong("id"),
                new TerminalId(row.getString("terminal")),
                journal,
                upTo,
                Hash.ofBytes(row.getBytes("head")),
                row.getLong("newest") > upTo));
      }
    }
  }

  /**
   * A journal whose row was lost with a damaged ledger is known again by the hash of an entry,
   * which its id went into: that row is given its name back.
   */
  Optional<JournalState> adopt(JournalState journal, JournalEntry entry) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update journal set journal_id = ?, terminal = ?, up_to = 0, head = ?"
                + " where journal_id like 'lost-%' and id in"
                + " (select journal from entry where journal = journal.id"
                + " and seq = ? and hash = ?)")) {
      update.setString(1, journal.journal().toString());
      update.setString(2, journal.terminal().value());
      update.setBytes(3, journal.head().bytes());
      update.setLong(4, entry.seq());
      update.setBytes(5, entry.hash().bytes());
      return update.executeUpdate() == 1 ? find(journal.journal()) : Optional.empty();
    }
  }

  /** Gives a new journal its row. */
  JournalState create(JournalState journal, long now) throws SQLException {
    try (PreparedStatement create =
        connection.prepareStatement(
            "insert into journal (journal_id, terminal, up_to, head, began_at)"
                + " values (?, ?, ?, ?, ?) returning id")) {
      create.setString(1, journal.journal().toString());
      create.setString(2, journal.terminal().value());
      create.setLong(3, journal.upTo());
      create.setBytes(4, journal.head().bytes());
      create.setLong(5, now);
      try (ResultSet row = create.executeQuery()) {
        row.next();
        return journal.withRow(row.getLong(1));
      }
    }
  }

  /** Adds an entry; on its way until {@link #flush}. */
  void add(long journal, JournalEntry entry, long now) throws SQLException {
    insert.setLong(1, journal);
    insert.setLong(2, entry.seq());
    insert.setBytes(3, entry.body());
    insert.setBytes(4, entry.hash().bytes());
    insert.setLong(5, now);
    insert.addBatch();
    if (++waiting == ROWS_A_ROUND) {
      flush();
    }
  }

  void flush() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  /** The hash of an entry that is in; nothing where it is not. */
  Optional<Hash> hashAt(long journal, long seq) throws SQLException {
    flush();
    try (PreparedStatement query =
        connection.prepareStatement("select hash from entry where journal = ? and seq = ?")) {
      query.setLong(1, journal);
      query.setLong(2, seq);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(Hash.ofBytes(row.getBytes(1))) : Optional.empty();
      }
    }
  }

  /**
   * Moves a journal's mark.
   *
   * @return whether it still was where it was believed to be; another gateway may have moved it
   */
  boolean advance(JournalState from, JournalState to) throws SQLException {
    advance.setLong(1, to.upTo());
    advance.setBytes(2, to.head().bytes());
    advance.setLong(3, to.row());
    advance.setLong(4, from.upTo());
    return advance.executeUpdate() == 1;
  }

  /** Keeps what can't be taken; once each, and not without end. */
  void putAside(
      TerminalId terminal,
      JournalId journal,
      long first,
      long last,
      String reason,
      byte[] payload,
      long now)
      throws SQLException {
    try (PreparedStatement aside =
        connection.prepareStatement(
            "insert into aside"
                + " (terminal, journal_id, first_seq, last_seq, reason, payload, received_at)"
                + " select ?, ?, ?, ?, ?, ?, ?"
                + " where (select count(*) from aside where terminal = ?) < "
                + MAX_ASIDE_ROWS
                + " and not exists (select 1 from aside where terminal = ? and journal_id = ?"
                + " and first_seq = ? and last_seq = ? and reason = ?)")) {
      aside.setString(1, terminal.value());
      aside.setString(2, journal.toString());
      aside.setLong(3, first);
      aside.setLong(4, last);
      aside.setString(5, reason);
      aside.setBytes(6, payload);
      aside.setLong(7, now);
      aside.setString(8, terminal.value());
      aside.setString(9, terminal.value());
      aside.setString(10, journal.toString());
      aside.setLong(11, first);
      aside.setLong(12, last);
      aside.setString(13, reason);
      aside.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    advance.close();
    insert.close();
  }
}
