package org.haochaping.terminal.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The journal file's few facts about itself. */
final class Meta {
  static final String JOURNAL = "journal";
  static final String CONFIRMED = "confirmed";
  static final String ANCHOR_SEQ = "anchor-seq";
  static final String ANCHOR_HASH = "anchor-hash";

  /** The file that this journal takes entries over from, as long as that is not finished. */
  static final String TAKES_FROM = "takes-from";

  /** Why it does. */
  static final String TAKES_WHY = "takes-why";

  /** The last of its entries that is not taken over. */
  static final String TAKES_AFTER = "takes-after";

  /** Up to which of its entries that is done. */
  static final String TAKEN_TO = "taken-to";

  /** What is to be taken over after that, a line each; see {@link Sources}. */
  static final String TAKES_THEN = "takes-then";

  /** How many were taken over so far. */
  static final String TAKEN = "taken";

  /** How many turned out to be lost so far. */
  static final String LOST = "lost";

  private final Connection connection;

  Meta(Connection connection) {
    this.connection = connection;
  }

  Optional<String> find(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select value from meta where name = ?")) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  long number(String name) throws SQLException, DamagedException {
    String text = find(name).orElse("0");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new DamagedException("meta " + name + " is not a number", e);
    }
  }

  void put(String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert or replace into meta (name, value) values (?, ?)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.executeUpdate();
    }
  }

  void put(String name, long value) throws SQLException {
    put(name, Long.toString(value));
  }

  void remove(String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from meta where name = ?")) {
      statement.setString(1, name);
      statement.executeUpdate();
    }
  }
}
