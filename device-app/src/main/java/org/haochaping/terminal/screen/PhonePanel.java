package org.haochaping.terminal.screen;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** The other way to rate: a code for a phone. */
final class PhonePanel {
  private static final double CODE = 228;
  private static final double CODE_IN_ROW = 196;

  private PhonePanel() {}

  /** The panel; empty where there is no link, or none that a code can hold. */
  static Optional<Pane> of(Optional<String> link, Room room) {
    double code = room.units(room.portrait() ? CODE_IN_ROW : CODE);
    return link.flatMap(text -> QrPicture.of(text, code)).map(picture -> panel(picture, room));
  }

  private static Pane panel(ImageView code, Room room) {
    Words words = room.words("rate.phone");
    if (room.portrait()) {
      VBox text = room.left(words, "phone", "phone-small");
      HBox panel = new HBox(room.units(24), code, text);
      panel.setAlignment(Pos.CENTER);
      panel.getStyleClass().add("phone-panel");
      return panel;
    }
    VBox text = room.centred(words, "phone", "phone-small");
    text.setMaxWidth(code.getFitWidth());
    VBox panel = new VBox(room.units(8), code, text);
    panel.setAlignment(Pos.CENTER);
    panel.getStyleClass().add("phone-panel");
    double width = Math.ceil(code.getFitWidth() + room.units(20));
    panel.setMinWidth(width);
    panel.setPrefWidth(width);
    return panel;
  }
}
