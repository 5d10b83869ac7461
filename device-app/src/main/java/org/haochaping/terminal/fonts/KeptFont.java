package org.haochaping.terminal.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bundled font, kept as a file of its own. */
public final class KeptFont {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFont.class);

  private final URL shipped;
  private final Path kept;

  /**
   * A font.
   *
   * @param shipped as it is bundled
   * @param cache the folder of caches, in which {@code fonts} is
   * @param name the file's name there
   */
  public KeptFont(URL shipped, String cache, String name) {
    this.shipped = shipped;
    this.kept = Path.of(cache).resolve("fonts").resolve(name);
  }

  /** The address of the file, if it is there and as long as the bundled one. */
  public Optional<String> address() {
    try {
      boolean whole =
          Files.exists(kept) && Files.size(kept) == shipped.openConnection().getContentLengthLong();
      return whole ? Optional.of(kept.toUri().toString()) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("kept font unreadable file={} why={}", kept, e + "");
      return Optional.empty();
    }
  }

  /** Writes the file, on a thread of its own; if that fails, the bundled one is used again. */
  public void keep() {
    Thread keeper = new Thread(this::write, "keep-font");
    keeper.setDaemon(true);
    keeper.start();
  }

  /** Whole and on disk, or not there: half a font would draw half the characters. */
  private void write() {
    Path half = kept.resolveSibling(kept.getFileName() + ".half");
    try (InputStream font = shipped.openStream()) {
      Files.createDirectories(half.resolve("..").normalize());
      try (FileChannel file =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        font.transferTo(Channels.newOutputStream(file));
        file.force(true);
      }
      Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("font not kept file={} why={}", kept, e + "");
    }
  }
}
