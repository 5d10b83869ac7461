package org.haochaping.terminal.screen;

import javafx.scene.layout.VBox;

/** Something was not taken: why, and what to do. */
final class RefusedView {
  private final VBox node;

  RefusedView(View.Refused view, Room room) {
    String key = "refused." + view.reason();
    node = SignedPage.of(SignPicture.notice(), room.words(key), room.words(key + ".advice"), room);
  }

  VBox node() {
    return node;
  }
}
