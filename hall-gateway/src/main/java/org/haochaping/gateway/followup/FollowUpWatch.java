package org.haochaping.gateway.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.haochaping.gateway.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens follow-ups as ratings are adopted, and escalates each step that is overdue, once each. At
 * its start it computes provisional deadlines anew. On a thread of its own.
 */
public final class FollowUpWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowUpWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LOOK_FOR_OVERDUE = Duration.ofMinutes(1);

  private final Opening opening;
  private final Escalation escalation;
  private final Holidays holidays;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "follow-up");
  private Instant lookedForOverdue = Instant.EPOCH;
  private boolean deadlinesCaughtUp;
  private volatile boolean closing;

  FollowUpWatch(Ledger ledger, FollowUpSettings settings, Clock clock) {
    this(ledger, settings, new Holidays(ledger, settings), clock);
  }

  FollowUpWatch(Ledger ledger, FollowUpSettings settings, Holidays holidays, Clock clock) {
    this.opening = new Opening(ledger, settings, holidays, clock);
    this.escalation = new Escalation(ledger, settings, clock);
    this.holidays = holidays;
    this.clock = clock;
  }

  /** Starts. */
  public static FollowUpWatch start(Ledger ledger, FollowUpSettings settings, Clock clock) {
    FollowUpWatch watch = new FollowUpWatch(ledger, settings, clock);
    watch.thread.start();
    return watch;
  }

  /** Something was decided; from any thread. */
  public void wake() {
    wake.release();
  }

  private void run() {
    while (!closing) {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.error("follow-up failed, trying again problem={}", e.toString());
        LOG.debug("follow-up failed", e);
      }
      rest();
    }
  }

  /** Does what is to be done by now; the first time, deadlines that could not be known before. */
  void look() {
    if (!deadlinesCaughtUp) {
      int known = holidays.catchUp();
      if (known > 0) {
        LOG.info("deadlines no longer provisional followups={}", known);
      }
      deadlinesCaughtUp = true;
    }
    openAll();
    Instant now = clock.instant();
    if (!lookedForOverdue.plus(LOOK_FOR_OVERDUE).isAfter(now)) {
      escalation.run();
      lookedForOverdue = now;
    }
  }

  /** Opens what is to be opened by now. */
  void openAll() {
    while (opening.step() && !closing) {
      LOG.debug("more decisions to follow up");
    }
  }

  private void rest() {
    try {
      if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
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
    wake();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
