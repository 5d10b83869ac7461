package org.haochaping.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalId;

/**
 * Sets each journal's mark after a salvage to the end of its unbroken beginning, so that its
 * terminal sends the rest again. Entries beyond stay where they are; one whose bytes no longer fit
 * its hash goes, since it would stand in the way of the good one.
 */
final class JournalMarks {
  /** What stands before the number of a journal whose name is not known. */
  private static final String LOST = "lost-";

  private final Connection connection;

  JournalMarks(Connection connection) {
    this.connection = connection;
  }

  private record Journal(long row, String name) {}

  /** Does it for all journals; how many entries were taken out. */
  long recompute() throws SQLException {
    adoptOrphans();
    List<Journal> journals = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id, journal_id from journal")) {
      while (rows.next()) {
        journals.add(new Journal(rows.getLong(1), rows.getString(2)));
      }
    }
    long removed = 0;
    for (Journal journal : journals) {
      removed += recompute(journal);
    }
    return removed;
  }

  /** Entries whose journal's row is gone keep their number, so that no new journal takes it. */
  private void adoptOrphans() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into journal (id, journal_id, terminal, up_to, head, began_at)"
              + " select distinct journal, '"
              + LOST
              + "' || journal, '?', 0, zeroblob(32), 0 from entry"
              + " where journal not in (select id from journal)");
    }
  }

  private long recompute(Journal journal) throws SQLException {
    Hash head;
    try {
      head = HashChain.start(JournalId.of(journal.name()));
    } catch (ProtocolException e) {
      orphan(journal);
      return 0;
    }
    long upTo = 0;
    boolean unbroken = true;
    List<Long> bad = new ArrayList<>();
    Hash previous = head;
    long previousSeq = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, seq, body, hash from entry where journal = ? order by seq")) {
      query.setLong(1, journal.row());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long seq = row.getLong("seq");
          if (seq < 1) {
            // Entries are numbered from 1 on: it is in nobody's place.
            bad.add(row.getLong("id"));
            continue;
          }
          byte[] stored = row.getBytes("hash");
          boolean follows = seq == previousSeq + 1;
          boolean good =
              stored.length == Hash.BYTES
                  && (!follows
                      || HashChain.next(previous, seq, row.getBytes("body"))
                          .equals(Hash.ofBytes(stored)));
          if (!good) {
            bad.add(row.getLong("id"));
            unbroken = false;
            continue;
          }
          previous = Hash.ofBytes(stored);
          previousSeq = seq;
          unbroken &= follows;
          if (unbroken) {
            upTo = seq;
            head = previous;
          }
        }
      }
    }
    delete(bad);
    set(journal, upTo, head);
    return bad.size();
  }

  /** A name that is none any more is kept as that of a journal whose row is gone. */
  private void orphan(Journal journal) throws SQLException {
    if (journal.name().startsWith(LOST)) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update journal set journal_id = ?, up_to = 0, head = zeroblob(32) where id = ?")) {
      update.setString(1, LOST + journal.row());
      update.setLong(2, journal.row());
      update.executeUpdate();
    }
  }

  private void delete(List<Long> entries) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("delete from entry where id = ?")) {
      for (Long entry : entries) {
        delete.setLong(1, entry);
        delete.executeUpdate();
      }
    }
  }

  private void set(Journal journal, long upTo, Hash head) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update journal set up_to = ?, head = ? where id = ?")) {
      update.setLong(1, upTo);
      update.setBytes(2, head.bytes());
      update.setLong(3, journal.row());
      update.executeUpdate();
    }
  }
}
