package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Moves the idle screen on, once a second. A timer of its own instead of an animation, which would
 * have JavaFX draw sixty times a second for hours.
 */
final class IdleTurns {
  private final Timer timer = new Timer("idle-turns", true);
  private final long start = System.nanoTime();
  private Optional<IdleView> idle = Optional.empty();

  void start() {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            Platform.runLater(IdleTurns.this::turn);
          }
        },
        1000,
        1000);
  }

  /** The idle screen is there: it goes on where it was. */
  void show(IdleView view) {
    idle = Optional.of(view);
    turn();
  }

  void nothingToShow() {
    idle = Optional.empty();
  }

  void stop() {
    timer.cancel();
  }

  private void turn() {
    idle.ifPresent(view -> view.at(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)));
  }
}
