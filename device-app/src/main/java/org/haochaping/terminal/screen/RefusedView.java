package org.haochaping.terminal.screen;

import javafx.scene.layout.VBox;

/** Something was not taken: why, and what to do. */
final class RefusedView {
  private final VBox node;

  RefusedView(View.Refused view, Room room) {
    node = SignedPage.of(SignPicture.notice(), view.why(), view.advice(), room);
  }

  VBox node() {
    return node;
  }
}
