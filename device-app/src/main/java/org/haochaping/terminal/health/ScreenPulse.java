package org.haochaping.terminal.health;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the screen drawn once per interval, so that an idle one shows that it lives, tells systemd
 * so, and tells once when no frame has come for too long.
 */
public final class ScreenPulse implements AutoCloseable {
  /** In service: a frame a second. */
  public static final Duration EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ScreenPulse.class);

  private final FrameWatchdog watchdog;
  private final ServiceManager systemd;
  private final Runnable onStuck;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "screen-pulse");
            made.setDaemon(true);
            return made;
          });
  private boolean told;
  private long nextNoticeNanos;

  private ScreenPulse(Duration limit, ServiceManager systemd, Runnable onStuck) {
    this.watchdog = new FrameWatchdog(limit, System.nanoTime());
    this.systemd = systemd;
    this.onStuck = onStuck;
    this.nextNoticeNanos = System.nanoTime();
  }

  /**
   * Starts.
   *
   * @param onStuck called once, on this part's thread, when no frame was drawn for the limit;
   *     systemd hears nothing more from then on
   */
  public static ScreenPulse start(
      Duration every, Duration limit, ServiceManager systemd, Runnable onStuck) {
    ScreenPulse pulse = new ScreenPulse(limit, systemd, onStuck);
    var unused =
        pulse.thread.scheduleWithFixedDelay(
            pulse::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return pulse;
  }

  /** How long ago a frame was drawn. */
  public long frameAgeNanos() {
    return watchdog.ageNanos(System.nanoTime());
  }

  private void look() {
    try {
      if (told) {
        return;
      }
      long now = System.nanoTime();
      if (watchdog.isLate(now)) {
        told = true;
        LOG.error("screen not drawn for {} s", TimeUnit.NANOSECONDS.toSeconds(frameAgeNanos()));
        onStuck.run();
        return;
      }
      noticeIfDue(now);
      askForAFrame();
    } catch (RuntimeException | LinkageError e) {
      // A scheduled task that throws is never run again.
      LOG.error("screen not looked at", e);
    }
  }

  private void noticeIfDue(long now) {
    if (systemd.watchdogInterval().isPresent() && now - nextNoticeNanos >= 0) {
      systemd.alive();
      nextNoticeNanos = now + systemd.watchdogInterval().get().toNanos();
    }
  }

  private void askForAFrame() {
    // One at a time: a thread that is blocked must not find a heap of them.
    if (asked.compareAndSet(false, true)) {
      Platform.runLater(new OneFrame()::start);
      Platform.requestNextPulse();
    }
  }

  /** A timer that draws one frame; one that went on would draw sixty a second for ever. */
  private final class OneFrame extends AnimationTimer {
    @Override
    public void handle(long now) {
      stop();
      watchdog.frame(System.nanoTime());
      asked.set(false);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
