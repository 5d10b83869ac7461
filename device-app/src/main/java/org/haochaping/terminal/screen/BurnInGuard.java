package org.haochaping.terminal.screen;

import java.util.List;
import javafx.scene.Node;

/**
 * Where what stands for hours stands at a time: it moves a little every minute, on a way of nine
 * places, so that no edge burns into the panel.
 */
final class BurnInGuard {
  /** Units that it moves at most. */
  static final double FARTHEST = 6;

  private static final List<Offset> WAY =
      List.of(
          new Offset(0, 0),
          new Offset(6, 2),
          new Offset(4, 6),
          new Offset(-2, 6),
          new Offset(-6, 3),
          new Offset(-6, -3),
          new Offset(-2, -6),
          new Offset(4, -6),
          new Offset(6, -2));

  /** Units to the right and down. */
  record Offset(double x, double y) {}

  private BurnInGuard() {}

  /** Puts something there. */
  static void place(Node node, Offset offset, Sizes sizes) {
    node.setTranslateX(Math.rint(sizes.units(offset.x())));
    node.setTranslateY(Math.rint(sizes.units(offset.y())));
  }

  /** The place after so many seconds; any number is allowed. */
  static Offset at(long seconds) {
    return WAY.get((int) Math.floorMod(Math.floorDiv(seconds, 60), (long) WAY.size()));
  }
}
