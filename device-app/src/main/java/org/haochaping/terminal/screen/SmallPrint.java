package org.haochaping.terminal.screen;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;

/** Sees to it that a view that was made smaller to fit has no text that is too small to read. */
final class SmallPrint {
  private SmallPrint() {}

  /** Sets each text in the view that is smaller than this, as its styles have it, to this size. */
  static void raise(Parent view, double least) {
    for (Node child : view.getChildrenUnmodifiable()) {
      if (child instanceof Text text) {
        if (text.getFont().getSize() < least) {
          text.setStyle(FontSize.style(least));
        }
      } else if (child instanceof Parent inner) {
        raise(inner, least);
      }
    }
  }
}
