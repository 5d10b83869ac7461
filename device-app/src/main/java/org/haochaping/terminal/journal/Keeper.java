package org.haochaping.terminal.journal;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.haochaping.protocol.journal.JournalId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on beside the thread that writes: inspecting the journal after a start, and moving the
 * log's pages into the file once nobody writes for a while.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** The first frame on the screen comes first, then this. */
  private static final long INSPECT_AFTER_MILLIS = 2_000;

  private static final long TICK_MILLIS = 1_000;
  private static final int WORTH_IT = 64;

  // Fewer than the log has room for.
  private static final int TOO_MANY = 1_000;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread keeper = new Thread(task, "journal-keeper");
            keeper.setDaemon(true);
            return keeper;
          });
  private final RatedCases rated;
  private final Consumer<JournalId> onDamage;
  private final Runnable onProgress;
  private final AtomicInteger commits = new AtomicInteger();
  private volatile @Nullable OpenJournal journal;
  private volatile boolean quiet;
  private @Nullable Inspection inspection;
  private @Nullable JournalId inspected;

  /**
   * Not yet at work.
   *
   * @param onDamage whom to tell, on this thread, about a journal that does not fit its own chain
   * @param onProgress whom to tell, on this thread, that old ratings were counted
   */
  Keeper(RatedCases rated, Consumer<JournalId> onDamage, Runnable onProgress) {
    this.rated = rated;
    this.onDamage = onDamage;
    this.onProgress = onProgress;
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::tick, INSPECT_AFTER_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A journal was opened. */
  void opened(OpenJournal opened) {
    journal = opened;
  }

  /** A transaction was written. */
  void written() {
    quiet = false;
    if (commits.incrementAndGet() == TOO_MANY && !thread.isShutdown()) {
      thread.execute(this::restartLog);
    }
  }

  /** Somebody waits for the rated cases: do not wait for the first frame any longer. */
  void hurry() {
    if (!rated.isComplete() && !thread.isShutdown()) {
      thread.execute(this::inspect);
    }
  }

  private void tick() {
    inspect();
    OpenJournal current = journal;
    int due = commits.get();
    boolean wasQuiet = quiet;
    quiet = true;
    if (current != null && due >= WORTH_IT && wasQuiet) {
      commits.addAndGet(-due);
      checkpoint(current, false);
    }
  }

  private void restartLog() {
    OpenJournal current = journal;
    commits.set(0);
    if (current != null) {
      checkpoint(current, true);
    }
  }

  private static void checkpoint(OpenJournal journal, boolean restart) {
    try {
      journal.checkpoint(restart);
    } catch (SQLException e) {
      LOG.warn("journal checkpoint=failed fault={}", e.getMessage(), e);
    }
  }

  private void inspect() {
    OpenJournal current = journal;
    if (current == null || current.file().id().equals(inspected)) {
      return;
    }
    JournalId id = current.file().id();
    try {
      if (inspection == null || !inspection.isOf(id)) {
        inspection = new Inspection(id, current.counts(), rated);
      }
      while (inspection.step(current)) {
        onProgress.run();
      }
      inspected = id;
      inspection = null;
      rated.completed();
      onProgress.run();
    } catch (DamagedException e) {
      LOG.error("journal damaged id={} fault={}", id, e.getMessage(), e);
      inspected = id;
      inspection = null;
      // The rest is added when the new journal takes it over.
      rated.completed();
      onDamage.accept(id);
    } catch (SQLException e) {
      if (JournalDatabase.isDamage(e)) {
        LOG.error("journal damaged id={} fault={}", id, e.getMessage(), e);
        inspected = id;
        rated.completed();
        onDamage.accept(id);
      } else {
        // Closed meanwhile, or the disk fails: goes on with the next tick.
        LOG.debug("journal inspection=interrupted id={}", id, e);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
