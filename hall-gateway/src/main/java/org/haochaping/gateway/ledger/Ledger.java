package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jdbi.v3.core.HandleCallback;

/**
 * The gateway's database. All access goes through {@link #read} and {@link #write}, so that a
 * damaged file can be replaced under a running gateway.
 */
public final class Ledger implements AutoCloseable {
  private final LedgerSettings settings;
  private final Optional<Salvage> salvage;
  private final Alarms alarms;
  // SQLite has one writer at a time. Waiting here is fair and wakes at once; SQLite's own busy
  // handler sleeps up to 100 ms between looks and lets newcomers pass.
  private final ReentrantLock writing = new ReentrantLock(true);
  // Shared by all who use the database, exclusive to who exchanges its file.
  private final ReentrantReadWriteLock using = new ReentrantReadWriteLock();
  private Database database;
  private final AtomicLong generation = new AtomicLong();
  private volatile boolean unmended;

  private Ledger(
      LedgerSettings settings, Clock clock, Database database, Optional<Salvage> salvage) {
    this.settings = settings;
    this.salvage = salvage;
    this.alarms = new Alarms(this, clock);
    this.database = database;
  }

  /**
   * Opens the database, makes or updates its schema. For commands that may run beside a gateway: a
   * damaged file is left to that.
   *
   * @throws LedgerException if it can't be opened
   */
  public static Ledger open(LedgerSettings settings, Clock clock) {
    return open(settings, clock, Optional.empty());
  }

  /**
   * Opens it for the one process that owns it: a damaged SQLite file is renamed aside, now or when
   * the damage shows, what can be read of it is carried over, and an alarm says how much.
   *
   * @throws LedgerException if it can't be opened
   */
  public static Ledger openAndMend(LedgerSettings settings, Clock clock) {
    return open(settings, clock, settings.file().map(file -> new Salvage(file, clock)));
  }

  private static Ledger open(LedgerSettings settings, Clock clock, Optional<Salvage> salvage) {
    try {
      Path parent = settings.file().map(Path::toAbsolutePath).map(Path::getParent).orElse(null);
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (salvage.isPresent()) {
        salvage.get().finishEarlierOne();
        if (Damage.isIn(settings.file().orElseThrow())) {
          salvage.get().run();
        }
      }
      Database database = Database.open(settings);
      salvage.ifPresent(Salvage::prepare);
      return new Ledger(settings, clock, database, salvage);
    } catch (LedgerException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String next = Damage.isCauseOf(e) ? " (starting the gateway salvages it)" : "";
      throw new LedgerException(
          "台账打不开 / can't open the ledger " + settings.url() + ": " + e.getMessage() + next, e);
    }
  }

  /** Whether this is SQLite; PostgreSQL otherwise. */
  public boolean isSqlite() {
    return settings.file().isPresent();
  }

  /** Reads, each statement for itself. */
  public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
    return use(database -> database.jdbi().withHandle(work));
  }

  /**
   * Does the work in one transaction, which is on disk when this returns. In one process such
   * transactions follow each other fairly on SQLite; keep them short, intake waits meanwhile.
   */
  public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    if (!isSqlite()) {
      return use(database -> database.jdbi().inTransaction(work));
    }
    writing.lock();
    try {
      return use(database -> database.jdbi().inTransaction(work));
    } finally {
      writing.unlock();
    }
  }

  /**
   * Changes whenever a damaged file was replaced: what was known of the rows may no longer hold.
   */
  public long generation() {
    return generation.get();
  }

  /** Where trouble is written down. */
  public Alarms alarms() {
    return alarms;
  }

  @FunctionalInterface
  private interface Use<T, X extends Exception> {
    T of(Database database) throws X;
  }

  private <T, X extends Exception> T use(Use<T, X> work) throws X {
    if (unmended) {
      mend(generation.get());
    }
    long before = generation.get();
    boolean damaged = false;
    using.readLock().lock();
    try {
      return work.of(database);
    } catch (Exception e) {
      damaged = salvage.isPresent() && Damage.isCauseOf(e);
      throw e;
    } finally {
      using.readLock().unlock();
      if (damaged && using.getReadHoldCount() == 0) {
        mend(before);
      }
    }
  }

  /** Replaces the file, unless another thread did so meanwhile. */
  private void mend(long seen) {
    using.writeLock().lock();
    try {
      if (generation.get() != seen || salvage.isEmpty()) {
        return;
      }
      unmended = true;
      database.close();
      salvage.get().run();
      database = Database.open(settings);
      salvage.get().prepare();
      generation.incrementAndGet();
      unmended = false;
    } catch (IOException | RuntimeException e) {
      throw new LedgerException(
          "台账抢救失败，将重试 / the damaged ledger could not be replaced, to be tried again: "
              + e.getMessage(),
          e);
    } finally {
      using.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
