package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteException;

/** Tells a damaged SQLite file from any other trouble. */
final class Damage {
  private static final int SQLITE_CORRUPT = 11;
  private static final int SQLITE_NOTADB = 26;

  /** Nothing so large is ever written: a length read from a damaged page says so. */
  private static final int SQLITE_TOOBIG = 18;

  /** A plain error, of a header whose schema has a format that SQLite never had. */
  private static final String FORMAT = "unsupported file format";

  /** Files up to this size are read through at every start; larger ones are sampled. */
  private static final long CHECK_ALL_BYTES = 32L * 1024 * 1024;

  private Damage() {}

  /** Whether it is the file that is at fault, and not the disk, a lock or the statement. */
  static boolean isCauseOf(Throwable trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        int code = sqlite.getResultCode().code & 0xFF; // extended codes end in the plain one
        if (code == SQLITE_CORRUPT
            || code == SQLITE_NOTADB
            || code == SQLITE_TOOBIG
            || String.valueOf(sqlite.getMessage()).contains(FORMAT)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A cheap look: the schema and both ends of every table, and a small file as a whole. Damage that
   * it does not see shows itself later, when the place is read.
   */
  static boolean isIn(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    try (Connection connection = SqliteFiles.open(file);
        Statement statement = connection.createStatement()) {
      List<String> tables = SqliteFiles.tables(connection);
      for (String table : tables) {
        look(statement, "select * from " + table + " order by rowid limit 1");
        look(statement, "select * from " + table + " order by rowid desc limit 1");
      }
      if (Files.size(file) <= CHECK_ALL_BYTES) {
        try (ResultSet result = statement.executeQuery("pragma quick_check(1)")) {
          return !(result.next() && "ok".equals(result.getString(1)));
        }
      }
      return false;
    } catch (SQLException e) {
      if (isCauseOf(e)) {
        return true;
      }
      throw new LedgerException("台账打不开 / can't open the ledger " + file + ": " + e.getMessage(), e);
    }
  }

  private static void look(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          rows.getBytes(column);
        }
      }
    }
  }
}
