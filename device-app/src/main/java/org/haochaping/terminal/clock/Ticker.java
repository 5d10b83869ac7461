package org.haochaping.terminal.clock;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does something once a second, by the monotonic clock: a {@code java.util.Timer} goes by the wall
 * clock, and stands still for as long as that is set back.
 */
public final class Ticker implements AutoCloseable {
  private final ScheduledExecutorService thread;

  private Ticker(String name) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Starts, the first time in a second.
   *
   * @param name the thread's
   * @param act must not throw, or it is done no more
   */
  public static Ticker everySecond(String name, Runnable act) {
    Ticker ticker = new Ticker(name);
    var unused = ticker.thread.scheduleWithFixedDelay(act, 1, 1, TimeUnit.SECONDS);
    return ticker;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
