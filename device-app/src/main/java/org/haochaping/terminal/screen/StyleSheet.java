package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.css.Stylesheet;

/** How the screens look: {@code src/main/style/screen.css}, which the build makes binary. */
final class StyleSheet {
  private StyleSheet() {}

  /**
   * Where it is.
   *
   * @throws IllegalStateException where the program's jar is damaged
   */
  static URL address() {
    URL binary = StyleSheet.class.getResource("screen.bss");
    if (binary == null) {
      throw new IllegalStateException("screen.bss is missing from the program's jar");
    }
    return binary;
  }

  /**
   * So that whatever reads it is loaded when JavaFX reads it in earnest, with the citizen waiting.
   */
  static void readOnce() {
    try {
      Stylesheet.loadBinary(address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
