package org.haochaping.terminal.keypad;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.haochaping.terminal.keypad.KeyGuard.Found;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link KeyGuard} on a thread of its own. Edges may be told on any thread; the time of an edge
 * is the time of the call.
 */
public final class GuardedKeys implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedKeys.class);

  private final LongSupplier millis;
  private final KeypadListener listener;
  private final ScheduledThreadPoolExecutor thread;

  // Only this class's thread touches these.
  private final KeyGuard guard;
  private @Nullable ScheduledFuture<?> tick;

  /**
   * Starts the thread.
   *
   * @param guard this thread's from now on
   * @param millis a monotonic clock
   */
  public GuardedKeys(String name, KeyGuard guard, LongSupplier millis, KeypadListener listener) {
    this.guard = guard;
    this.millis = millis;
    this.listener = listener;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
    thread.setRemoveOnCancelPolicy(true);
  }

  /** A key is down or up now. */
  public void level(int key, boolean down) {
    long at = millis.getAsLong();
    run(() -> tell(down ? guard.down(key, at) : guard.up(key, at)));
  }

  /** A key was down already when the keypad was opened; no press. */
  public void downBefore(int key) {
    long at = millis.getAsLong();
    run(() -> guard.downBefore(key, at));
  }

  /** A key is down, and was up before without a word: a press, whatever was told of it last. */
  public void downAnew(int key) {
    long at = millis.getAsLong();
    run(
        () -> {
          guard.upBefore(key, at);
          tell(guard.down(key, at));
        });
  }

  /** No key is down now. */
  public void allUp() {
    for (int key = 1; key <= KeyGuard.KEYS; key++) {
      level(key, false);
    }
  }

  private void run(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("the keypad is closing, edge dropped", e);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("key not handled", e);
    }
    scheduleTick();
  }

  private void tell(List<Found> found) {
    for (Found what : found) {
      if (what instanceof Found.Press press) {
        listener.pressed(press.key());
      } else if (what instanceof Found.Felt felt) {
        listener.felt(felt.key());
      } else if (what instanceof Found.Stuck stuck) {
        listener.stuck(stuck.key());
      } else {
        listener.diagnosisAsked();
      }
    }
  }

  private void scheduleTick() {
    if (tick != null) {
      tick.cancel(false);
    }
    OptionalLong due = guard.deadline();
    if (due.isPresent() && !thread.isShutdown()) {
      tick =
          thread.schedule(
              () -> guarded(() -> tell(guard.tick(millis.getAsLong()))),
              Math.max(1, due.getAsLong() - millis.getAsLong()),
              TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
