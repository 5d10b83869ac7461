package org.haochaping.workshop.gallery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.haochaping.terminal.screen.ScreenSettings;
import org.haochaping.terminal.screen.TerminalScreen;
import org.haochaping.terminal.screen.Voice;

/** Opens the terminal's real window without a display; there is one studio in a program. */
final class Studio {
  static final long SECONDS = 30;

  private Studio() {}

  static Studio open() {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("headless.geometry", "1280x1280-32");
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    Platform.startup(() -> there.complete(true));
    there.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    Platform.setImplicitExit(false);
    return new Studio();
  }

  /** A window of this size, for any number of screens. */
  Sitting sit(Voice voice, Size size) {
    CompletableFuture<TerminalScreen> opened = new CompletableFuture<>();
    Camera camera = new Camera();
    AtomicLong nanos = new AtomicLong();
    Platform.runLater(
        () -> {
          try {
            TerminalScreen screen =
                TerminalScreen.of(
                    new ScreenSettings(false, size.width(), size.height()),
                    voice,
                    Samples.PLACE,
                    camera,
                    nanos::get);
            screen.open(new Stage());
            opened.complete(screen);
          } catch (RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    return new Sitting(opened.orTimeout(SECONDS, TimeUnit.SECONDS).join(), camera, nanos);
  }
}
