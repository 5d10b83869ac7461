package org.haochaping.workshop.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rows of one table, sent some thousands at once. */
final class Batch implements AutoCloseable {
  private final PreparedStatement insert;
  private boolean waiting;

  /** For a table and its columns, comma between. */
  Batch(Connection connection, String table, String columns) throws SQLException {
    int count = columns.split(",", -1).length;
    this.insert =
        connection.prepareStatement(
            "insert into %s (%s) values (%s)"
                .formatted(table, columns, String.join(", ", Collections.nCopies(count, "?"))));
  }

  void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        insert.setNull(i + 1, Types.OTHER);
      } else if (value instanceof byte[] bytes) {
        insert.setBytes(i + 1, bytes);
      } else {
        insert.setObject(i + 1, value);
      }
    }
    insert.addBatch();
    waiting = true;
  }

  void flush() throws SQLException {
    if (waiting) {
      insert.executeBatch();
      waiting = false;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
