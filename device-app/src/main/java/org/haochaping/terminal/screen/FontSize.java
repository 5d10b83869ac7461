package org.haochaping.terminal.screen;

/** The style that gives a node its font size. */
final class FontSize {
  private static final double PART = 1_000;

  private FontSize() {}

  /** In pixels, to a thousandth. */
  static String style(double pixels) {
    // Not by a format, whose locale data would be loaded before the first screen.
    return "-fx-font-size: " + Math.rint(pixels * PART) / PART + "px";
  }
}
