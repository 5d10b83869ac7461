package org.haochaping.terminal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.haochaping.protocol.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes the journal. Appends that queue up while the disk is busy share the
 * next transaction; what can wait is done when the queue is empty.
 */
final class Scribe implements Runnable {
  private static final int MAX_GROUP = 500;
  private static final long IDLE_MILLIS = 500;

  private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final CurrentJournal journal;
  // Guarded by the queue's monitor: once ended, nothing is queued that nobody would do.
  private boolean ended;

  private sealed interface Task permits Append, Order, End {}

  private record Append(Encoded body, CompletableFuture<JournalEntry> done) implements Task {}

  private record Order(Runnable act, CompletableFuture<@Nullable Void> done) implements Task {}

  private record End() implements Task {}

  Scribe(CurrentJournal journal) {
    this.journal = journal;
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
          more = journal.idle();
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
    } catch (RuntimeException e) {
      for (Append append : group) {
        append.done().completeExceptionally(e);
      }
    }
  }

  private static void obey(Order order) {
    try {
      order.act().run();
      order.done().complete(null);
    } catch (RuntimeException e) {
      order.done().completeExceptionally(e);
    }
  }
}
