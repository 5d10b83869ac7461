package org.haochaping.terminal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.haochaping.terminal.screen.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the screen to PNG files, {@code 001-idle.png} and on, on a thread of its own. */
final class Pictures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  private final Path folder;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "pictures"));
  private int taken;

  Pictures(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Copies the pixels, on JavaFX's thread, and returns; the file is written later. */
  void take(View view, Scene scene) {
    try {
      WritableImage image = scene.snapshot(null);
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      int[] pixels = new int[width * height];
      image
          .getPixelReader()
          .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
      taken++;
      Path file = folder.resolve(String.format(Locale.ROOT, "%03d-%s.png", taken, view.name()));
      thread.execute(() -> write(file, width, height, pixels));
    } catch (RejectedExecutionException e) {
      // SIGTERM ends JavaFX's renderer and this class in no order.
      LOG.debug("picture dropped, the terminal is closing", e);
    }
  }

  private void write(Path file, int width, int height, int[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Path half = folder.resolve("." + file.getFileName() + ".half");
    try {
      Files.createDirectories(folder);
      ImageIO.write(image, "png", half.toFile());
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      WAY.info("way picture file={}", file);
    } catch (IOException e) {
      LOG.warn("picture not written file={}: {}", file, e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
