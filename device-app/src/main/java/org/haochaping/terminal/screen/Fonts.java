package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/** The bundled typeface. Systems rarely have one with Chinese that JavaFX finds by itself. */
final class Fonts {
  private Fonts() {}

  /**
   * Loads both weights; the stylesheet names the family.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static void load() {
    load("NotoSansSC-Regular.ttf");
    load("NotoSansSC-Bold.ttf");
  }

  /**
   * Loads the one for traditional Mongolian, which few halls need.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static void loadMongolian() {
    load("NotoSansMongolian-Regular.ttf");
  }

  private static void load(String file) {
    try (InputStream ttf = Fonts.class.getResourceAsStream(file)) {
      // loadFont answers null, and throws nothing, for a format that it does not know.
      if (ttf == null || Font.loadFont(ttf, 20) == null) {
        throw new IllegalStateException("the bundled font " + file + " is missing or damaged");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
