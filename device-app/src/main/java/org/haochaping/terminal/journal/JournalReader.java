package org.haochaping.terminal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.jspecify.annotations.Nullable;

/**
 * Reads one journal file over a connection of its own, beside the thread that writes. One thread at
 * a time.
 */
final class JournalReader implements AutoCloseable {
  private final JournalId id;
  private final Connection connection;
  private final Meta meta;
  private final PreparedStatement entries;
  private final PreparedStatement hash;
  private final PreparedStatement ratings;

  /** An entry and its kind. */
  record Row(JournalEntry entry, String kind) {}

  JournalReader(JournalId id, Path file) throws SQLException {
    this.id = id;
    this.connection = JournalDatabase.openToRead(file);
    this.meta = new Meta(connection);
    this.entries =
        connection.prepareStatement(
            "select seq, body, hash, kind from journal where seq >= ? order by seq limit ?");
    this.hash = connection.prepareStatement("select hash from journal where seq = ?");
    this.ratings =
        connection.prepareStatement(
            "select count(*) from journal where seq > ? and seq <= ? and kind = 'rating'");
  }

  /** Entries from a place on, until their bodies have so many bytes; at least one if there is. */
  synchronized List<Row> rows(long first, int maxEntries, int maxBytes)
      throws SQLException, DamagedException {
    List<Row> rows = new ArrayList<>();
    int bytes = 0;
    entries.setLong(1, first);
    entries.setInt(2, maxEntries);
    try (ResultSet row = entries.executeQuery()) {
      while (row.next()) {
        byte[] body = bytes(row, 2);
        if (!rows.isEmpty() && bytes + body.length > maxBytes) {
          break;
        }
        bytes += body.length;
        Hash rowHash = hash(row, 3);
        String kind = String.valueOf(row.getString(4));
        rows.add(new Row(new JournalEntry(row.getLong(1), body, rowHash), kind));
      }
    }
    return rows;
  }

  /** The chain's hash at an entry, at 0 or at the anchor. */
  synchronized Optional<Hash> hashAt(long seq) throws SQLException, DamagedException {
    hash.setLong(1, seq);
    try (ResultSet row = hash.executeQuery()) {
      if (row.next()) {
        return Optional.of(hash(row, 1));
      }
    }
    if (seq == 0) {
      return Optional.of(HashChain.start(id));
    }
    return meta.number(Meta.ANCHOR_SEQ) == seq
        ? meta.find(Meta.ANCHOR_HASH).map(Hash::ofHex)
        : Optional.empty();
  }

  /** How many ratings lie after one entry, up to another. */
  synchronized long ratings(long after, long upTo) throws SQLException {
    ratings.setLong(1, after);
    ratings.setLong(2, upTo);
    try (ResultSet row = ratings.executeQuery()) {
      return row.getLong(1);
    }
  }

  private static Hash hash(ResultSet row, int column) throws SQLException, DamagedException {
    try {
      return Hash.ofBytes(bytes(row, column));
    } catch (ProtocolException e) {
      throw new DamagedException("an entry's hash is unreadable", e);
    }
  }

  private static byte[] bytes(ResultSet row, int column) throws SQLException, DamagedException {
    byte @Nullable [] bytes = row.getBytes(column);
    if (bytes == null) {
      throw new DamagedException("an entry has no bytes");
    }
    return bytes;
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
