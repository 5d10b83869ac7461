package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.css.CssParser;

/** How the screens look. */
final class StyleSheet {
  private StyleSheet() {}

  /**
   * Where it is.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static URL address() {
    URL css = StyleSheet.class.getResource("screen.css");
    if (css == null) {
      throw new IllegalStateException("screen.css is missing from the program's jar");
    }
    return css;
  }

  /**
   * So that whatever reads it is loaded when JavaFX reads it in earnest, with the citizen waiting.
   */
  static void readOnce() {
    try {
      new CssParser().parse(address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
