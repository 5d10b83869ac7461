package org.haochaping.workshop.gallery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.haochaping.terminal.screen.Look;
import org.haochaping.terminal.screen.ScreenSettings;
import org.haochaping.terminal.screen.Standing;
import org.haochaping.terminal.screen.TerminalScreen;
import org.haochaping.terminal.screen.Texts;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Voice;

/** Opens the terminal's real window without a display, and takes its picture. */
final class Studio {
  private static final LocalDateTime TIME = LocalDateTime.parse("2026-11-24T10:08:00");
  private static final long SECONDS = 20;

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

  /** Shows one screen in a window of its own and writes it to a file. */
  void picture(String name, View view, Look look, int width, int height, Path file)
      throws IOException {
    BlockingQueue<BufferedImage> pictures = new LinkedBlockingQueue<>();
    CompletableFuture<TerminalScreen> opened = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            opened.complete(
                TerminalScreen.open(
                    new Stage(),
                    new ScreenSettings(false, width, height),
                    new Voice(look, Texts.shipped()),
                    Samples.PLACE,
                    new Camera(
                        view, scene -> pictures.add(image(scene.snapshot(null), width, height)))));
          } catch (RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    TerminalScreen screen = opened.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    screen.standing(new Standing(true, 0, Optional.of(TIME)));
    if (name.equals("idle-clerk")) {
      screen.face(Samples.FACE);
    }
    screen.show(view);
    try {
      BufferedImage picture = pictures.poll(SECONDS, TimeUnit.SECONDS);
      if (picture == null) {
        throw new IOException("画面未出现 / the screen did not appear: " + name);
      }
      ImageIO.write(picture, "png", file.toFile());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      screen.close();
    }
  }

  private static BufferedImage image(WritableImage shot, int width, int height) {
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }
}
