package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundled typeface. Systems rarely have one with Chinese that JavaFX finds by itself. JavaFX
 * unpacks and copies a font that comes from a jar, 20 MB at each start; so both weights are kept
 * beside its own unpacked libraries, and read from there from the second start on.
 */
final class Fonts {
  private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);

  private static final List<String> WEIGHTS =
      List.of("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf");

  /** The size does not matter: the stylesheet names the family and chooses its own. */
  private static final double ANY_SIZE = 20;

  private Fonts() {}

  /**
   * Loads both weights; the stylesheet names the family.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static void load() {
    WEIGHTS.forEach(Fonts::loadOne);
  }

  /**
   * Loads the one for traditional Mongolian, which few halls need.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static void loadMongolian() {
    loadOne("NotoSansMongolian-Regular.ttf");
  }

  private static void loadOne(String file) {
    String cache = System.getProperty("javafx.cachedir", "");
    if (cache.isEmpty()) {
      loadFromJar(file);
    } else {
      load(file, Path.of(cache).resolve("fonts").resolve(file));
    }
  }

  private static void load(String weight, Path kept) {
    if (isWhole(weight, kept) && Font.loadFont(kept.toUri().toString(), ANY_SIZE) != null) {
      return;
    }
    loadFromJar(weight);
    Thread keeper = new Thread(() -> keep(weight, kept), "keep-font");
    keeper.setDaemon(true);
    keeper.start();
  }

  private static boolean isWhole(String weight, Path kept) {
    URL jarred = Fonts.class.getResource(weight);
    try {
      return jarred != null
          && Files.exists(kept)
          && Files.size(kept) == jarred.openConnection().getContentLengthLong();
    } catch (IOException e) {
      LOG.warn("kept font unreadable file={} why={}", kept, e + "");
      return false;
    }
  }

  private static void loadFromJar(String weight) {
    try (InputStream ttf = Fonts.class.getResourceAsStream(weight)) {
      // loadFont answers null, and throws nothing, for a format that it does not know.
      if (ttf == null || Font.loadFont(ttf, ANY_SIZE) == null) {
        throw new IllegalStateException("the bundled font " + weight + " is missing or damaged");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole and on disk, or not there: half a font would draw half the characters. */
  private static void keep(String weight, Path kept) {
    Path half = kept.resolveSibling(weight + ".half");
    try (InputStream ttf = Fonts.class.getResourceAsStream(weight)) {
      Files.createDirectories(half.resolve("..").normalize());
      try (FileChannel file =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        if (ttf != null) {
          ttf.transferTo(Channels.newOutputStream(file));
        }
        file.force(true);
      }
      Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("font not kept file={} why={}", kept, e + "");
    }
  }
}
