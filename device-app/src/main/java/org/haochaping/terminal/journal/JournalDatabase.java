package org.haochaping.terminal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/** How the journal's SQLite file is opened, and which of its faults mean damage. */
final class JournalDatabase {
  /** Of every journal file ever made, so that a salvage need not believe a damaged header. */
  static final int PAGE_BYTES = 4096;

  static final String[] SCHEMA = {
    "create table if not exists journal (seq integer primary key, kind text not null,"
        + " body blob not null, hash blob not null)",
    "create table if not exists meta (name text primary key, value text not null) without rowid"
  };

  private static final int BUSY_MILLIS = 5_000;

  private JournalDatabase() {}

  /** The one connection that writes. Checkpoints are the {@link Keeper}'s, never a commit's. */
  static Connection openToWrite(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE_BYTES);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-1024);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0");
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** A connection that reads; its snapshots never hold up the one that writes. */
  static Connection openToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-512);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** Whether SQLite says that the file is broken, and not the disk full or the folder missing. */
  static boolean isDamage(SQLException fault) {
    if (!(fault instanceof SQLiteException sqlite)) {
      return false;
    }
    String code = sqlite.getResultCode().name().toUpperCase(Locale.ROOT);
    return code.startsWith("SQLITE_CORRUPT")
        || code.startsWith("SQLITE_NOTADB")
        || code.equals("SQLITE_FORMAT")
        // A plain error, of a header whose schema has a format that SQLite never had.
        || String.valueOf(sqlite.getMessage()).contains("unsupported file format")
        || code.equals("SQLITE_IOERR_SHORT_READ");
  }
}
