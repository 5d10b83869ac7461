package org.haochaping.gateway.ledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the ledger is.
 *
 * @param file the SQLite file; empty on PostgreSQL
 */
public record LedgerSettings(String url, String user, String password, Optional<Path> file) {
  /** A SQLite file, made where it is missing. */
  public static LedgerSettings sqlite(Path file) {
    return new LedgerSettings("jdbc:sqlite:" + file, "", "", Optional.of(file));
  }

  /** A PostgreSQL database by its {@code jdbc:postgresql:} address. */
  public static LedgerSettings postgresql(String url, String user, String password) {
    return new LedgerSettings(url, user, password, Optional.empty());
  }

  @Override
  public String toString() {
    return "LedgerSettings[" + url + "]"; // never the password
  }
}
