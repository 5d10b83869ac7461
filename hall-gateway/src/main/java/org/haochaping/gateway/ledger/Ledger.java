package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;

/**
 * The gateway's database. All access goes through {@link #read} and {@link #write}, so that a
 * damaged file can be replaced under a running gateway.
 */
public final class Ledger implements AutoCloseable {
  private final boolean sqlite;
  private final Alarms alarms;
  // SQLite has one writer at a time. Waiting here is fair and wakes at once; SQLite's own busy
  // handler sleeps up to 100 ms between looks and lets newcomers pass.
  private final ReentrantLock writing = new ReentrantLock(true);
  private volatile Database database;
  private volatile long generation;

  private Ledger(LedgerSettings settings, Clock clock, Database database) {
    this.sqlite = settings.file().isPresent();
    this.alarms = new Alarms(this, clock);
    this.database = database;
  }

  /**
   * Opens the database, makes or updates its schema.
   *
   * @throws LedgerException if it can't be opened
   */
  public static Ledger open(LedgerSettings settings, Clock clock) {
    try {
      Path parent = settings.file().map(Path::toAbsolutePath).map(Path::getParent).orElse(null);
      if (parent != null) {
        Files.createDirectories(parent);
      }
      return new Ledger(settings, clock, Database.open(settings));
    } catch (IOException | RuntimeException e) {
      throw new LedgerException(
          "台账打不开 / can't open the ledger " + settings.url() + ": " + e.getMessage(), e);
    }
  }

  /** Whether this is SQLite; PostgreSQL otherwise. */
  public boolean isSqlite() {
    return sqlite;
  }

  /** Reads, each statement for itself. */
  public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
    return database.jdbi().withHandle(work);
  }

  /**
   * Does the work in one transaction, which is on disk when this returns. In one process such
   * transactions follow each other fairly on SQLite; keep them short, intake waits meanwhile.
   */
  public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    if (!sqlite) {
      return database.jdbi().inTransaction(work);
    }
    writing.lock();
    try {
      return database.jdbi().inTransaction(work);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Changes whenever a damaged file was replaced: what was known of the rows may no longer hold.
   */
  public long generation() {
    return generation;
  }

  /** Where trouble is written down. */
  public Alarms alarms() {
    return alarms;
  }

  @Override
  public void close() {
    database.close();
  }
}
