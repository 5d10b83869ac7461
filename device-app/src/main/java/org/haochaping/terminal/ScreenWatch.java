package org.haochaping.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.ScreenListener;
import org.haochaping.terminal.screen.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the screen and the rest: passes input on once there is somebody to take it, tells
 * the log what is shown, and has pictures taken. Lines are written on a thread of its own, since
 * standard output can block.
 */
final class ScreenWatch implements ScreenListener, Input, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenWatch.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "screen-log"));
  private final CountDownLatch firstDrawn = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Optional<Pictures> pictures;
  private volatile @Nullable Input input;

  ScreenWatch(Optional<Path> pictures) {
    this.pictures = pictures.map(Pictures::new);
  }

  /** From now on input goes there. */
  void connect(Input to) {
    input = to;
  }

  /** Waits for it, but not for ever: a display that draws nothing is for the frame watchdog. */
  void awaitFirstDrawn(Duration atMost) throws InterruptedException {
    if (!firstDrawn.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.warn("screen first-frame=none waited={}s, going on", atMost.toSeconds());
    }
  }

  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  @Override
  public void pressed(SatisfactionLevel level, String by) {
    pass(to -> to.pressed(level, by));
  }

  @Override
  public void scanned(String line) {
    pass(to -> to.scanned(line));
  }

  @Override
  public void ratingAsked() {
    pass(Input::ratingAsked);
  }

  @Override
  public void ticked(String code) {
    pass(to -> to.ticked(code));
  }

  @Override
  public void reasonsConfirmed() {
    pass(to -> to.reasonsConfirmed());
  }

  @Override
  public void reasonsSkipped() {
    pass(to -> to.reasonsSkipped());
  }

  @Override
  public void keyStuck(int key) {
    pass(to -> to.keyStuck(key));
  }

  @Override
  public void diagnosisAsked() {
    pass(to -> to.diagnosisAsked());
  }

  @Override
  public void pinDigit(int digit) {
    pass(to -> to.pinDigit(digit));
  }

  @Override
  public void diagnosisLeft() {
    pass(to -> to.diagnosisLeft());
  }

  @Override
  public void diagnosisTurned() {
    pass(to -> to.diagnosisTurned());
  }

  private void pass(Consumer<Input> what) {
    Input to = input;
    if (to != null) {
      what.accept(to);
    }
  }

  @Override
  public void firstDrawn() {
    firstDrawn.countDown();
  }

  @Override
  public void shown(View view) {
    try {
      teller.execute(() -> tell(view));
    } catch (RejectedExecutionException e) {
      LOG.debug("the terminal is closing", e);
    }
  }

  @Override
  public void settled(View view, Scene scene) {
    pictures.ifPresent(taker -> taker.take(view, scene));
  }

  @Override
  public void closed() {
    closed.countDown();
  }

  private static void tell(View view) {
    if (view instanceof View.Refused refused) {
      WAY.info("way screen name={} reason={}", view.name(), refused.reason());
    } else if (view instanceof View.OutOfService out) {
      WAY.info("way screen name={} reason={}", view.name(), out.reason());
    } else {
      WAY.info("way screen name={}", view.name());
    }
  }

  @Override
  public void close() {
    teller.shutdown();
    pictures.ifPresent(Pictures::close);
  }
}
