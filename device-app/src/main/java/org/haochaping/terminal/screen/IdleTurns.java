package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import org.haochaping.terminal.clock.Ticker;

/**
 * Moves the idle screen on, and what has to move on every screen, once a second. A timer of its own
 * instead of an animation, which would have JavaFX draw sixty times a second for hours.
 */
final class IdleTurns {
  private final PictureShelf pictures = new PictureShelf(this::turn);
  private final LongSupplier nanos;
  private final Consumer<BurnInGuard.Offset> everywhere;
  private final long start;
  private Optional<IdleView> idle = Optional.empty();
  private Optional<Ticker> ticker = Optional.empty();

  IdleTurns(LongSupplier nanos, Consumer<BurnInGuard.Offset> everywhere) {
    this.nanos = nanos;
    this.everywhere = everywhere;
    this.start = nanos.getAsLong();
  }

  /** The hall's pictures, kept from one idle screen to the next. */
  PictureShelf pictures() {
    return pictures;
  }

  void start() {
    ticker = Optional.of(Ticker.everySecond("idle-turns", () -> Platform.runLater(this::turn)));
  }

  /** The idle screen is there: it goes on where it was. */
  void show(IdleView view) {
    idle = Optional.of(view);
    view.at(seconds());
    // Not for each size that is tried: by then the view is the one that fits.
    Platform.runLater(this::turn);
  }

  void nothingToShow() {
    idle = Optional.empty();
  }

  void stop() {
    ticker.ifPresent(Ticker::close);
    pictures.close();
  }

  private void turn() {
    everywhere.accept(BurnInGuard.at(seconds()));
    idle.ifPresent(
        view -> {
          view.at(seconds());
          view.fetchPictures();
        });
  }

  private long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - start);
  }
}
