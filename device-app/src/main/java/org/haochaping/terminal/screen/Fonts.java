package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.Font;
import org.haochaping.terminal.fonts.KeptFont;

/**
 * The bundled typeface. Systems rarely have one with Chinese that JavaFX finds by itself. JavaFX
 * unpacks and copies a font that comes from a jar, 20 MB at each start; so both weights are kept
 * beside its own unpacked libraries, and read from there from the second start on.
 */
final class Fonts {
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
    WEIGHTS.forEach(Fonts::load);
  }

  /**
   * Loads the one for traditional Mongolian, which few halls need.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static void loadMongolian() {
    load("NotoSansMongolian-Regular.ttf");
  }

  private static void load(String name) {
    URL shipped = Fonts.class.getResource(name);
    if (shipped == null) {
      throw new IllegalStateException("the bundled font " + name + " is missing");
    }
    String cache = System.getProperty("javafx.cachedir", "");
    if (cache.isEmpty()) {
      loadFromJar(name, shipped);
      return;
    }
    KeptFont kept = new KeptFont(shipped, cache, name);
    Optional<String> address = kept.address();
    if (address.isEmpty() || Font.loadFont(address.get(), ANY_SIZE) == null) {
      loadFromJar(name, shipped);
      kept.keep();
    }
  }

  private static void loadFromJar(String name, URL shipped) {
    try (InputStream font = shipped.openStream()) {
      // loadFont answers null, and throws nothing, for a format that it does not know.
      if (Font.loadFont(font, ANY_SIZE) == null) {
        throw new IllegalStateException("the bundled font " + name + " is damaged");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
