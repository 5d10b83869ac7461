package org.haochaping.terminal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.haochaping.protocol.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the journal. Appends that queue up while the disk is busy share the
 * next transaction; what can wait is done when the queue is empty.
 */
final class Scribe implements Runnable {
  private static final int MAX_GROUP = 500;
  private static final long IDLE_MILLIS = 500;
  private static final int TOLD_EACH = 20;
  private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

  private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final CurrentJournal journal;
  private final Runnable onNoLibrary;

  // Only this thread's.
  private int faults;
  private boolean noLibrary;

  // Guarded by the queue's monitor: once ended, nothing is queued that nobody would do.
  private boolean ended;

  private sealed interface Task permits Append, Order, End {}

  private record Append(Encoded body, CompletableFuture<JournalEntry> done) implements Task {}

  private record Order(Runnable act, CompletableFuture<@Nullable Void> done) implements Task {}

  private record End() implements Task {}

  /**
   * Not yet at work.
   *
   * @param onNoLibrary called once, on this thread, if the journal can't be opened in this program
   *     any more, whatever becomes of the disk
   */
  Scribe(CurrentJournal journal, Runnable onNoLibrary) {
    this.journal = journal;
    this.onNoLibrary = onNoLibrary;
  }

  CompletableFuture<JournalEntry> append(Encoded body) {
    CompletableFuture<JournalEntry> done = new CompletableFuture<>();
    queue(new Append(body, done), done);
    return done;
  }

  /** Does something else on this thread, in its turn. */
  CompletableFuture<@Nullable Void> order(Runnable act) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    queue(new Order(act, done), done);
    return done;
  }

  /** Ends the thread after all that is queued. */
  void end() {
    synchronized (queue) {
      if (!ended) {
        ended = true;
        queue.add(new End());
      }
    }
  }

  private void queue(Task task, CompletableFuture<?> done) {
    synchronized (queue) {
      if (!ended) {
        queue.add(task);
        return;
      }
    }
    done.completeExceptionally(new JournalException("the journal is closed"));
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (true) {
        Task task = queue.poll(more ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (task == null) {
          more = idle();
        } else if (task instanceof Append first) {
          commit(group(first));
        } else if (task instanceof Order order) {
          obey(order);
        } else {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      journal.shut();
    }
  }

  /** Whatever goes wrong costs one try and not the thread, without which nothing is saved. */
  private boolean idle() {
    try {
      return journal.idle();
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      if (faults++ % TOLD_EACH == 0) {
        LOG.error("journal idle=failed times={}", faults, e);
      }
      if (e instanceof LinkageError && !noLibrary) {
        noLibrary = true;
        LOG.error(
            "SQLite's library can't be loaded: is there room in {}, and may programs lie there?"
                + " Once that failed, only a new start can",
            System.getProperty("java.io.tmpdir"));
        onNoLibrary.run();
      }
      return false;
    }
  }

  private List<Append> group(Append first) {
    List<Append> group = new ArrayList<>();
    group.add(first);
    while (group.size() < MAX_GROUP
        && queue.peek() instanceof Append
        && queue.poll() instanceof Append next) {
      group.add(next);
    }
    return group;
  }

  private void commit(List<Append> group) {
    try {
      List<JournalEntry> entries = journal.write(group.stream().map(Append::body).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).done().complete(entries.get(i));
      }
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      for (Append append : group) {
        append.done().completeExceptionally(e);
      }
    }
  }

  private static void obey(Order order) {
    try {
      order.act().run();
      order.done().complete(null);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      order.done().completeExceptionally(e);
    }
  }
}
