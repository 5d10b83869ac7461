package org.haochaping.terminal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.terminal.clock.TerminalClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the machine's clock is said to be right: takes the time from it as soon as it can be meant,
 * and writes the clock entry. A board that boots in 1970 is put right by its time server seconds or
 * minutes later. Once anybody has vouched for the time, this has nothing more to say.
 */
final class SystemTime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);

  private final TerminalClock clock;
  private final Function<JournalBody, CompletableFuture<JournalEntry>> journal;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "system-time");
            made.setDaemon(true);
            return made;
          });
  private volatile boolean due;

  private SystemTime(
      TerminalClock clock, Function<JournalBody, CompletableFuture<JournalEntry>> journal) {
    this.clock = clock;
    this.journal = journal;
  }

  /** Looks now, in this thread, and then once a second. */
  static SystemTime follow(
      TerminalClock clock, Function<JournalBody, CompletableFuture<JournalEntry>> journal) {
    SystemTime time = new SystemTime(clock, journal);
    time.look();
    var unused = time.thread.scheduleWithFixedDelay(time::guardedLook, 1, 1, TimeUnit.SECONDS);
    return time;
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
  private void look() {
    if (!clock.isTrusted() && clock.trustSystem()) {
      due = true;
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
