package org.haochaping.terminal.screen;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What a finger can find: large enough, and named for those who do not see it. */
final class Touchable {
  private static final String STYLE = "touchable";
  private static final int TICK = 3;

  private Touchable() {}

  /** Makes an area do something when touched. */
  static void make(Region area, String id, String spoken, Sizes sizes, Runnable touched) {
    area.setId(id);
    area.getStyleClass().add(STYLE);
    area.setMinHeight(Math.max(sizes.touch(), area.getMinHeight()));
    area.setMinWidth(Math.max(sizes.touch(), area.getMinWidth()));
    area.setAccessibleRole(AccessibleRole.BUTTON);
    area.setAccessibleText(spoken);
    area.setOnMouseClicked(click -> touched.run());
  }

  /** From now on that key, 1 to 5, stands for this: it looks pressed when the key is felt. */
  static void key(Node area, int key) {
    area.getStyleClass().add(style(key));
  }

  /** The style class of what a key stands for. */
  static String style(int key) {
    return "key-" + key;
  }

  /** Puts the ring around the one that the keys are at, and that the key to tick stands for. */
  static void focus(Node area, boolean here) {
    if (here) {
      area.getStyleClass().add("here");
      key(area, TICK);
    }
  }
}
