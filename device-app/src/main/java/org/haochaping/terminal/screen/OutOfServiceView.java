package org.haochaping.terminal.screen;

import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** No ratings can be taken now, said honestly, with another way, and a line for the technician. */
final class OutOfServiceView {
  private final VBox node;

  OutOfServiceView(View.OutOfService view, Place place, boolean phone, Room room) {
    Words advice = room.words(PhoneLink.advice("out.advice", phone));
    node = SignedPage.of(SignPicture.pause(), room.words("out.title"), advice, room);
    node.getChildren()
        .add(
            room.line(
                room.words("out.technician", view.reason(), place.terminal()),
                TextAlignment.CENTER,
                "technician"));
  }

  VBox node() {
    return node;
  }
}
