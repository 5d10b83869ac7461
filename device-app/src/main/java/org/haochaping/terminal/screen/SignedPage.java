package org.haochaping.terminal.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.VBox;

/** A page with a large sign: what is the matter, and on a card what to do. */
final class SignedPage {
  private static final double WIDTH = 980;

  private SignedPage() {}

  static VBox of(Group sign, Words title, Words advice, Room room) {
    double width = Math.min(room.units(WIDTH), room.sizes().width());
    VBox card = room.centred(advice, "advice", "advice-small");
    card.getStyleClass().add("advice-card");
    card.setMaxWidth(width);
    VBox heading = room.centred(title, "title", "title-small");
    VBox page = new VBox(room.units(34), room.sizes().scaled(sign), heading, card);
    page.setAlignment(Pos.CENTER);
    page.setPadding(new Insets(room.units(8), 0, room.units(8), 0));
    return page;
  }
}
