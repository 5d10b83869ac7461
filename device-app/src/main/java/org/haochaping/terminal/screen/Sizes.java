package org.haochaping.terminal.screen;

import javafx.scene.Group;
import javafx.scene.transform.Scale;

/**
 * How large things are in this window. All is designed for 1,280 x 800 units.
 *
 * @param factor pixels a unit
 */
record Sizes(double factor) {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  /** What fits into a window. */
  static Sizes of(double width, double height) {
    return new Sizes(Math.max(0.2, Math.min(width / WIDTH, height / HEIGHT)));
  }

  /** So many units in pixels. */
  double units(double units) {
    return units * factor;
  }

  /** A drawing without text in the right size, as layout sees it. */
  Group scaled(Group drawing) {
    drawing.getTransforms().add(new Scale(factor, factor));
    return new Group(drawing);
  }
}
