package org.haochaping.terminal.health;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.haochaping.protocol.wire.HealthReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends how the terminal is, again and again, on a thread of its own. */
public final class Heartbeat implements AutoCloseable {
  /** How often in service. */
  public static final Duration EVERY = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final Supplier<HealthReport> how;
  private final HealthOut out;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));
  private boolean failing;

  private Heartbeat(Supplier<HealthReport> how, HealthOut out) {
    this.how = how;
    this.out = out;
  }

  /** Starts; the first report comes after one interval, when there is something to tell. */
  public static Heartbeat start(Supplier<HealthReport> how, HealthOut out, Duration every) {
    Heartbeat heartbeat = new Heartbeat(how, out);
    var unused =
        heartbeat.thread.scheduleWithFixedDelay(
            heartbeat::beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  private void beat() {
    try {
      out.health(how.get().encode());
      failing = false;
    } catch (RuntimeException e) {
      // A scheduled task that throws is never run again; one line for each time it begins to fail.
      if (!failing) {
        LOG.warn("health not told", e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
