package org.haochaping.gateway.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does a step again and again, also after one that failed. */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Duration restAfterFailure;
  private final String failure;
  private final Step step;
  private final Thread thread;
  private volatile boolean closing;

  private Worker(String name, Duration restAfterFailure, String failure, Step step) {
    this.restAfterFailure = restAfterFailure;
    this.failure = failure;
    this.step = step;
    this.thread = new Thread(this::run, name);
  }

  /** What is done again and again; rests itself where there is nothing to do. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does it once.
     *
     * @throws InterruptedException if the worker is being closed
     * @throws Exception if it failed, which is logged
     */
    void run() throws Exception;
  }

  /**
   * Starts.
   *
   * @param name the thread's
   * @param restAfterFailure how long after a step that failed the next one begins
   * @param failure what the log says of a step that failed, before the problem itself
   */
  public static Worker start(String name, Duration restAfterFailure, String failure, Step step) {
    Worker worker = new Worker(name, restAfterFailure, failure, step);
    worker.thread.setDaemon(true);
    worker.thread.start();
    return worker;
  }

  /** Interrupts the step and waits for its end, 10 s at most; none begins after it. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        if (!succeeds() && !closing) {
          TimeUnit.NANOSECONDS.sleep(restAfterFailure.toNanos());
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("closing worker={}", thread.getName());
    }
  }

  private boolean succeeds() throws InterruptedException {
    try {
      step.run();
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.error("{} problem={}", failure, e.toString());
      LOG.debug("{}", failure, e);
      return false;
    }
  }
}
