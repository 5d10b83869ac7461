package org.haochaping.terminal.screen;

import javafx.scene.text.Text;

/** Names of any length on a bar with room for two lines. */
final class Names {
  private static final double LEAST = 20;
  private static final double LATIN = 0.6;

  private Names() {}

  /**
   * Sets a name as large as fits on one line, else on two, and cuts what two have no room for.
   *
   * @param size units, as designed
   * @param width units that there are
   * @return whether one line was enough
   */
  static boolean fit(Text text, String name, double size, double width, Sizes sizes) {
    double ems = Math.max(1, ems(name));
    boolean oneLine = ems * 0.8 * size <= width;
    double fitting = Math.min(size, oneLine ? width / ems : 2 * width / (ems + 2));
    double set = Math.max(LEAST, fitting);
    text.setText(cut(name, 2 * width / set - 2));
    text.setWrappingWidth(oneLine ? 0 : sizes.units(width));
    text.setStyle(FontSize.style(sizes.units(set)));
    return oneLine;
  }

  /** How wide a text is about, in its font's size. */
  static double ems(String text) {
    return text.codePoints().mapToDouble(Names::ems).sum();
  }

  private static double ems(int character) {
    return character < 0x2E80 ? LATIN : 1;
  }

  private static String cut(String name, double most) {
    double so = 0;
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      so += ems(name.codePointAt(i));
      if (so > most) {
        return name.substring(0, i) + "…";
      }
    }
    return name;
  }
}
