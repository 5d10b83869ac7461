package org.haochaping.terminal.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files and decodes them, one after the other, on a thread of its own: JavaFX's thread
 * waits for no disk, and two large ones at once might be more than a small board has room for.
 */
public final class PictureReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "pictures");
            made.setDaemon(true);
            return made;
          });

  /**
   * What a look at a file brought.
   *
   * @param image empty where it can't be shown
   */
  public record Seen(Stamp stamp, Optional<Image> image) {}

  /**
   * Looks at a file; returns at once.
   *
   * @param known what the file was at the look before, if there was one
   * @param seen told on JavaFX's thread; of nothing, where the file is still the same
   */
  public void read(Wanted wanted, Optional<Stamp> known, Consumer<Optional<Seen>> seen) {
    try {
      thread.execute(
          () -> {
            Stamp stamp = Stamp.of(Path.of(wanted.file()));
            Optional<Seen> found =
                known.equals(Optional.of(stamp))
                    ? Optional.empty()
                    : Optional.of(new Seen(stamp, image(wanted)));
            Platform.runLater(() -> seen.accept(found));
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("the screen is closing", e);
    }
  }

  private static Optional<Image> image(Wanted wanted) {
    try {
      PictureFile.check(Path.of(wanted.file()));
      Image image =
          new Image(wanted.file().toString(), wanted.width(), wanted.height(), true, true);
      if (!image.isError()) {
        return Optional.of(image);
      }
      LOG.warn("picture not shown: {}: damaged", wanted.called());
    } catch (IOException e) {
      LOG.warn("picture not shown: {}: {}", wanted.called(), e.getMessage());
    } catch (OutOfMemoryError e) {
      // One large piece was asked for and not got; what is here goes on.
      LOG.warn("picture not shown: {}: too large for this terminal's memory", wanted.called());
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
