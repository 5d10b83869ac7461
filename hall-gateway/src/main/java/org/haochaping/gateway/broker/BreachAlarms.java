package org.haochaping.gateway.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.haochaping.gateway.ledger.Alarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes breaches down as alarms, counted, never more than one row a second: a hostile client must
 * not fill the ledger or keep it busy.
 */
public final class BreachAlarms implements Breaches, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BreachAlarms.class);

  /** More kinds than this at once are counted together. */
  private static final int MAX_KINDS = 256;

  private static final Breach OTHERS = new Breach("", "more breaches than can be told apart");

  private final Alarms alarms;
  private final Map<Breach, Integer> counts = new HashMap<>();
  private final ScheduledExecutorService clerk =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "breaches"));

  private record Breach(String who, String what) {}

  /** Breaches go to these alarms. */
  public BreachAlarms(Alarms alarms) {
    this.alarms = alarms;
    var unused = clerk.scheduleWithFixedDelay(this::writeOne, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void refused(String who, String what) {
    Breach breach = new Breach(who, what);
    synchronized (counts) {
      Breach key = counts.size() < MAX_KINDS || counts.containsKey(breach) ? breach : OTHERS;
      counts.merge(key, 1, Integer::sum);
    }
  }

  private void writeOne() {
    Map.Entry<Breach, Integer> next;
    synchronized (counts) {
      if (counts.isEmpty()) {
        return;
      }
      next = Map.copyOf(counts).entrySet().iterator().next();
      counts.remove(next.getKey());
    }
    Breach breach = next.getKey();
    LOG.warn("breach terminal={} times={} what={}", breach.who(), next.getValue(), breach.what());
    try {
      alarms.raise(
          "breach",
          breach.who().isEmpty() ? Optional.empty() : Optional.of(breach.who()),
          breach.what(),
          next.getValue());
    } catch (RuntimeException e) {
      LOG.warn("breach not written, kept for later reason={}", e.getMessage());
      synchronized (counts) {
        counts.merge(breach, next.getValue(), Integer::sum);
      }
    }
  }

  @Override
  public void close() {
    clerk.shutdown();
    try {
      if (!clerk.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("breaches still being written at the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
