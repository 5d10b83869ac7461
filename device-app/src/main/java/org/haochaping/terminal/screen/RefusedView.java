package org.haochaping.terminal.screen;

import javafx.scene.layout.VBox;

/** Something was not taken: why, and what to do. */
final class RefusedView {
  private final VBox node;

  RefusedView(View.Refused view, boolean phone, Room room) {
    String key = "refused." + view.reason();
    Words advice = room.words(PhoneLink.advice(key + ".advice", phone));
    node = SignedPage.of(SignPicture.notice(), room.words(key), advice, room);
  }

  VBox node() {
    return node;
  }
}
