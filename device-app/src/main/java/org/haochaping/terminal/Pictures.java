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
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.haochaping.terminal.screen.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the screen to PNG files, {@code 001-idle.png} and on, on a thread of its own. */
final class Pictures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  private static final int MAX_PENDING = 6;

  /** Deflate level 1: a third of the time, and screens are mostly plain areas anyway. */
  private static final float QUICK = 0.9f;

  private final Path folder;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "pictures"));
  private final AtomicInteger pending = new AtomicInteger();
  private int taken;

  Pictures(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * Copies the pixels, on JavaFX's thread, and returns; the file is written later. Where the disk
   * does not keep up, pictures are left out: each waiting one holds 4 MB.
   */
  void take(View view, Scene scene) {
    if (pending.get() >= MAX_PENDING) {
      LOG.warn("picture left out, the disk does not keep up screen={}", view.name());
      return;
    }
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
      pending.incrementAndGet();
      thread.execute(() -> write(file, width, height, pixels));
    } catch (RejectedExecutionException e) {
      // From snapshot or execute: SIGTERM ends JavaFX's renderer and this class in no order.
      LOG.debug("picture dropped, the terminal is closing", e);
    } catch (NullPointerException e) {
      // From snapshot, where the renderer is gone already: a picture is not worth a broken end.
      LOG.warn("picture dropped, JavaFX has no renderer any more: {}", e.getMessage());
    }
  }

  private void write(Path file, int width, int height, int[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Path half = folder.resolve("." + file.getFileName() + ".half");
    try {
      Files.createDirectories(folder);
      writePng(image, half);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      WAY.info("way picture file={}", file);
    } catch (IOException e) {
      LOG.warn("picture not written file={}: {}", file, e.getMessage());
    } finally {
      pending.decrementAndGet();
    }
  }

  private static void writePng(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam fast = writer.getDefaultWriteParam();
      fast.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      fast.setCompressionQuality(QUICK);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), fast);
    } finally {
      writer.dispose();
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
