package org.haochaping.terminal.journal;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns a fault of the disk or of SQLite into a sentence that says what to do. */
final class Failure {
  private Failure() {}

  static JournalException of(String what, Path file, Exception cause) {
    return new JournalException(what + " (" + file + "): " + advice(cause), cause);
  }

  private static String advice(Exception cause) {
    if (cause instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      String name = code.name();
      if (name.startsWith("SQLITE_FULL")) {
        return "the disk is full, free some space";
      }
      if (name.startsWith("SQLITE_READONLY")) {
        return "the file or its disk is read-only, make it writable";
      }
      if (name.startsWith("SQLITE_CANTOPEN")) {
        return "the folder can't be written, check its owner and mode";
      }
    }
    return String.valueOf(cause.getMessage());
  }
}
