package org.haochaping.terminal.screen;

import javafx.scene.Group;
import javafx.scene.transform.Scale;

/**
 * How large things are in this window. All is designed for 1,280 x 800 units, or 800 x 1,280 where
 * the window stands upright.
 *
 * @param factor pixels a unit
 * @param textScale how much larger text is than designed
 * @param portrait whether the window is higher than wide
 * @param width pixels that a view may take
 * @param height pixels that a view may take
 * @param touch the least width and height of what is touched, in pixels: a sixth of the window's
 *     short side, which is 15 mm on a 7-inch screen
 * @param least the least font size, in pixels: a fortieth of the designed short side, which is 2.3
 *     mm on a 7-inch screen and a quarter of a degree at half a metre
 */
record Sizes(
    double factor,
    double textScale,
    boolean portrait,
    double width,
    double height,
    double touch,
    double least) {
  private static final double LONG = 1280;
  private static final double SHORT = 800;
  private static final double STEP = 0.96;
  private static final double FINGER_MM = 15;

  /** The smallest panel that is in use: 7 inches from corner to corner. */
  private static final double PANEL_MM = 177.8;

  /** What fits into a window, all of which is there to be used. */
  static Sizes of(double width, double height, double textScale) {
    boolean portrait = height > width;
    double fitting =
        portrait ? Math.min(width / SHORT, height / LONG) : Math.min(width / LONG, height / SHORT);
    double factor = Math.max(0.2, fitting);
    return new Sizes(
        factor,
        textScale,
        portrait,
        width,
        height,
        Math.ceil(
            Math.max(
                Math.min(width, height) / 6, FINGER_MM / PANEL_MM * Math.hypot(width, height))),
        SHORT / 40 * factor);
  }

  /** The same window, with less of it left. */
  Sizes within(double roomWidth, double roomHeight) {
    return new Sizes(factor, textScale, portrait, roomWidth, roomHeight, touch, least);
  }

  /** All a little smaller, except what is touched and the least font size. */
  Sizes smaller() {
    return new Sizes(factor * STEP, textScale, portrait, width, height, touch, least);
  }

  /** So many units in pixels. */
  double units(double units) {
    return units * factor;
  }

  /** The font size that the stylesheet measures in, in pixels. */
  double em() {
    return units(10) * textScale;
  }

  /** A drawing without text in the right size, as layout sees it. */
  Group scaled(Group drawing) {
    return scaled(drawing, 1);
  }

  /** A drawing without text in a part of its designed size. */
  Group scaled(Group drawing, double part) {
    drawing.getTransforms().add(new Scale(factor * part, factor * part));
    return new Group(drawing);
  }
}
