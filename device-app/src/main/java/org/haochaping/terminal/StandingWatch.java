package org.haochaping.terminal;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.screen.Standing;
import org.haochaping.terminal.uplink.LinkListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second how the terminal is doing and tells the screen; takes the session out of
 * service while the journal can't be written, and back in when it is.
 */
final class StandingWatch implements LinkListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StandingWatch.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  /** A journal that opens at its first try takes less than this, so nobody sees a flicker. */
  private static final int PATIENCE_SECONDS = 5;

  private final BooleanSupplier journalWritable;
  private final LongSupplier waiting;
  private final Supplier<Moment> now;
  private final ZoneId zone;
  private final SessionLoop session;
  private final Consumer<Standing> screen;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "standing"));

  // Only this class's thread touches these.
  private boolean online;
  private int secondsClosed;

  StandingWatch(
      BooleanSupplier journalWritable,
      LongSupplier waiting,
      Supplier<Moment> now,
      ZoneId zone,
      SessionLoop session,
      Consumer<Standing> screen) {
    this.journalWritable = journalWritable;
    this.waiting = waiting;
    this.now = now;
    this.zone = zone;
    this.session = session;
    this.screen = screen;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is cancelled by the end of the thread
  void start() {
    thread.scheduleWithFixedDelay(() -> guarded(this::look), 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void link(boolean nowOnline, long nowWaiting) {
    try {
      thread.execute(() -> guarded(() -> changed(nowOnline)));
    } catch (RejectedExecutionException e) {
      LOG.debug("the terminal is closing", e);
    }
  }

  private void changed(boolean nowOnline) {
    if (online != nowOnline) {
      online = nowOnline;
      WAY.info(online ? "way online" : "way offline");
    }
    tellScreen();
  }

  private void look() {
    if (journalWritable.getAsBoolean()) {
      secondsClosed = 0;
      session.backInService();
    } else {
      secondsClosed++;
      if (secondsClosed > PATIENCE_SECONDS) {
        session.outOfService("journal");
      }
    }
    tellScreen();
  }

  private void tellScreen() {
    Moment moment = now.get();
    Optional<LocalDateTime> time =
        moment.trusted()
            ? Optional.of(LocalDateTime.ofInstant(moment.wall(), zone))
            : Optional.empty();
    screen.accept(new Standing(online, waiting.getAsLong(), time));
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // A scheduled task that throws is never run again.
      LOG.error("standing not told", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
