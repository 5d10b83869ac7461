package org.haochaping.gateway.results;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.haochaping.gateway.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the counts true, on a thread of its own: finds the days of which something changed, counts
 * each of them anew as a whole, and sums the months. So a decision that changes later, a default
 * that is replaced or a rater who comes off the register needs no code of its own, and being killed
 * at any moment costs the work of one day at most. One keeper a ledger.
 */
public final class ResultKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResultKeeper.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** A day that grows is counted again and again; that takes at most one part in so many. */
  private static final int REST_PER_WORK = 15;

  private static final int DAYS_AT_ONCE = 64;

  private final Ledger ledger;
  private final ZoneId zone;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "results");
  private volatile boolean closing;

  ResultKeeper(Ledger ledger, ZoneId zone) {
    this.ledger = ledger;
    this.zone = zone;
  }

  /**
   * Starts.
   *
   * @param zone the hall's, whose natural days are counted
   * @param staff who is at which window by the configuration, from now on
   */
  public static ResultKeeper start(
      Ledger ledger, ZoneId zone, List<WindowStaff> staff, Clock clock) {
    ResultKeeper keeper = new ResultKeeper(ledger, zone);
    keeper.note(staff, clock);
    keeper.thread.setDaemon(true);
    keeper.thread.start();
    return keeper;
  }

  void note(List<WindowStaff> staff, Clock clock) {
    ledger.write(
        handle -> {
          WindowStaff.note(handle, staff, clock.millis());
          return 0;
        });
  }

  private void run() {
    while (!closing) {
      long began = System.nanoTime();
      try {
        catchUp();
      } catch (RuntimeException e) {
        LOG.error("results not counted, trying again problem={}", e.toString());
        LOG.debug("results not counted", e);
      }
      rest(Duration.ofNanos((System.nanoTime() - began) * REST_PER_WORK));
    }
  }

  /** Counts all that changed by now. */
  void catchUp() {
    boolean more = true;
    while (more && !closing) {
      more = look();
    }
    while (!closing && countSome(true)) {
      LOG.debug("more days to count");
    }
    while (!closing && countSome(false)) {
      LOG.debug("more months to sum");
    }
  }

  private boolean look() {
    News news = ledger.read(handle -> News.read(handle, zone));
    if (!news.isEmpty()) {
      ledger.write(
          handle -> {
            news.write(handle);
            return 0;
          });
    }
    return news.hasMore();
  }

  private boolean countSome(boolean days) {
    List<String> marked = ledger.read(handle -> CountRows.marked(handle, days, DAYS_AT_ONCE));
    for (String period : marked) {
      if (closing) {
        return false;
      }
      if (days) {
        countDay(LocalDate.parse(period));
      } else {
        ledger.write(
            handle -> {
              CountRows.replaceMonth(handle, period);
              return 0;
            });
      }
    }
    return marked.size() == DAYS_AT_ONCE;
  }

  private void countDay(LocalDate day) {
    Map<Subject, Tally> counts = ledger.read(handle -> DayCount.of(handle, day, zone));
    ledger.write(
        handle -> {
          CountRows.replaceDay(handle, day, counts);
          return 0;
        });
  }

  private void rest(Duration work) {
    Duration time = work.compareTo(LOOK) > 0 ? work : LOOK;
    try {
      if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      closing = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    wake.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
