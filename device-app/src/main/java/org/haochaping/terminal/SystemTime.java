package org.haochaping.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.terminal.clock.ClockEvidence;
import org.haochaping.terminal.clock.TerminalClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the machine's clock is said to be right: takes the time from it while something speaks for
 * it, and writes the clock entry. A board boots in 1970, or with the date of its last shutdown, and
 * is put right by its time server seconds or minutes later; until then nothing is taken. Where the
 * system clock is put right again this one follows, unless the gateway has said another time.
 */
final class SystemTime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);

  private final TerminalClock clock;
  private final ClockEvidence evidence;
  private final Function<JournalBody, CompletableFuture<JournalEntry>> journal;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "system-time");
            made.setDaemon(true);
            return made;
          });
  private volatile boolean due;
  private boolean waitingTold;

  private SystemTime(
      TerminalClock clock,
      ClockEvidence evidence,
      Function<JournalBody, CompletableFuture<JournalEntry>> journal) {
    this.clock = clock;
    this.evidence = evidence;
    this.journal = journal;
  }

  /** Looks at once and then every second, on a thread of its own. */
  static SystemTime follow(
      TerminalClock clock,
      ClockEvidence evidence,
      Function<JournalBody, CompletableFuture<JournalEntry>> journal) {
    SystemTime time = new SystemTime(clock, evidence, journal);
    var unused = time.thread.scheduleWithFixedDelay(time::guardedLook, 0, 1, TimeUnit.SECONDS);
    return time;
  }

  /** The same, which looks only when asked to. */
  static SystemTime byHand(
      TerminalClock clock,
      ClockEvidence evidence,
      Function<JournalBody, CompletableFuture<JournalEntry>> journal) {
    return new SystemTime(clock, evidence, journal);
  }

  private void guardedLook() {
    try {
      look();
    } catch (RuntimeException e) {
      // A scheduled task that throws is never run again.
      LOG.error("system clock not looked at", e);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the last stage; it handles failure itself
  void look() {
    if (evidence.isSynchronised()) {
      if (clock.trustSystem(evidence.isFoundOut())) {
        due = true;
      }
    } else if (!clock.isTrusted() && !waitingTold) {
      waitingTold = true;
      LOG.warn("the system clock is not synchronised yet, its time is not trusted");
    }
    if (due) {
      due = false;
      journal
          .apply(new JournalBody.ClockSet(clock.now(), "system"))
          .whenComplete(
              (entry, failure) -> {
                if (failure != null) {
                  LOG.warn("clock entry not written", failure);
                  due = true;
                }
              });
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
