package org.haochaping.terminal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.jspecify.annotations.Nullable;

/**
 * One journal file, open for writing; used by the journal's thread alone. Whatever throws leaves
 * the file as it was and this object unusable: close it and open the file again.
 */
final class JournalFile implements AutoCloseable {
  private final Path path;
  private final Connection connection;
  private final PreparedStatement insert;
  private final Meta meta;
  private final JournalId id;
  private long last;
  private Hash head;
  private long anchor;

  /** Something to do in one transaction. */
  interface Work {
    void run() throws SQLException;
  }

  private JournalFile(Path path, Connection connection) throws SQLException, DamagedException {
    this.path = path;
    this.connection = connection;
    this.meta = new Meta(connection);
    begin();
    this.id = readId();
    this.insert =
        connection.prepareStatement(
            "insert into journal (seq, kind, body, hash) values (?, ?, ?, ?)");
    this.anchor = meta.number(Meta.ANCHOR_SEQ);
    this.last = anchor;
    this.head = anchorHash();
    readTail();
  }

  /** Opens the file, and makes it if it is not there or empty. */
  static JournalFile open(Path path) throws SQLException, DamagedException {
    Connection connection = null;
    try {
      connection = JournalDatabase.openToWrite(path);
      return new JournalFile(path, connection);
    } catch (SQLException e) {
      closeQuietly(connection, e);
      if (JournalDatabase.isDamage(e)) {
        throw new DamagedException(String.valueOf(e.getMessage()), e);
      }
      throw e;
    } catch (DamagedException | RuntimeException e) {
      closeQuietly(connection, e);
      throw e;
    }
  }

  private static void closeQuietly(@Nullable Connection connection, Exception reason) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        reason.addSuppressed(e);
      }
    }
  }

  private void begin() throws SQLException {
    if (hasTable("meta") && hasTable("journal")) {
      return;
    }
    transaction(
        () -> {
          try (Statement statement = connection.createStatement()) {
            for (String table : JournalDatabase.SCHEMA) {
              statement.execute(table);
            }
            try (ResultSet row = statement.executeQuery("select 1 from journal limit 1")) {
              if (!row.next()) {
                meta.put(Meta.JOURNAL, UUID.randomUUID().toString());
              }
            }
          }
        });
  }

  private boolean hasTable(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from sqlite_schema where name = ?")) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private JournalId readId() throws SQLException, DamagedException {
    Optional<String> text = meta.find(Meta.JOURNAL);
    try {
      return JournalId.of(
          text.orElseThrow(() -> new DamagedException("the journal does not say its id")));
    } catch (ProtocolException e) {
      throw new DamagedException("the journal's id is unreadable", e);
    }
  }

  private Hash anchorHash() throws SQLException, DamagedException {
    if (anchor == 0) {
      return HashChain.start(id);
    }
    try {
      return Hash.ofHex(meta.find(Meta.ANCHOR_HASH).orElse(""));
    } catch (ProtocolException e) {
      throw new DamagedException("the journal's anchor is unreadable", e);
    }
  }

  private void readTail() throws SQLException, DamagedException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select seq, hash from journal order by seq desc limit 1")) {
      if (row.next()) {
        last = row.getLong(1);
        head = Hash.ofBytes(row.getBytes(2));
      }
    } catch (ProtocolException e) {
      throw new DamagedException("the last entry's hash is unreadable", e);
    }
    if (last < anchor) {
      throw new DamagedException("the journal ends before its anchor");
    }
  }

  /** Appends entries in one transaction, durably. */
  List<JournalEntry> append(List<Encoded> bodies) throws SQLException {
    if (bodies.size() != 1) {
      return append(bodies, () -> {});
    }
    // The usual press: one statement is a transaction by itself.
    JournalEntry entry = JournalEntry.following(head, last + 1, bodies.get(0).body());
    insert(entry, bodies.get(0).kind());
    last = entry.seq();
    head = entry.hash();
    return List.of(entry);
  }

  /** Appends entries and does something else in the same transaction, durably. */
  List<JournalEntry> append(List<Encoded> bodies, Work besides) throws SQLException {
    List<JournalEntry> entries = new ArrayList<>(bodies.size());
    Hash previous = head;
    for (Encoded body : bodies) {
      JournalEntry entry = JournalEntry.following(previous, last + 1 + entries.size(), body.body());
      entries.add(entry);
      previous = entry.hash();
    }
    transaction(
        () -> {
          for (int i = 0; i < entries.size(); i++) {
            insert(entries.get(i), bodies.get(i).kind());
          }
          besides.run();
        });
    last += entries.size();
    head = previous;
    return entries;
  }

  private void insert(JournalEntry entry, String kind) throws SQLException {
    insert.setLong(1, entry.seq());
    insert.setString(2, kind);
    insert.setBytes(3, entry.body());
    insert.setBytes(4, entry.hash().bytes());
    insert.executeUpdate();
  }

  /** Runs in one transaction, or not at all. */
  void transaction(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /** Drops the oldest entries and keeps the place where they ended. */
  void prune(long upTo, Hash hash) throws SQLException {
    transaction(
        () -> {
          try (PreparedStatement delete =
              connection.prepareStatement("delete from journal where seq <= ?")) {
            delete.setLong(1, upTo);
            delete.executeUpdate();
          }
          meta.put(Meta.ANCHOR_SEQ, upTo);
          meta.put(Meta.ANCHOR_HASH, hash.hex());
        });
    anchor = upTo;
  }

  /** How many bytes of the file hold something. */
  long usedBytes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (p.page_count - f.freelist_count) * s.page_size"
                    + " from pragma_page_count p, pragma_freelist_count f, pragma_page_size s")) {
      return row.getLong(1);
    }
  }

  Path path() {
    return path;
  }

  Meta meta() {
    return meta;
  }

  JournalId id() {
    return id;
  }

  long last() {
    return last;
  }

  Hash head() {
    return head;
  }

  long anchor() {
    return anchor;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
