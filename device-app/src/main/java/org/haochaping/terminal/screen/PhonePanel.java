package org.haochaping.terminal.screen;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The other way to rate: a code for a phone. */
final class PhonePanel {
  private static final double CODE = 228;
  private static final double CODE_UPRIGHT = 196;

  private PhonePanel() {}

  /** The panel; empty where no link leads a phone anywhere, or none that a code can hold does. */
  static Optional<VBox> of(Optional<String> link, Room room) {
    double code = room.units(room.portrait() ? CODE_UPRIGHT : CODE);
    return link.filter(PhoneLink::leadsSomewhere)
        .flatMap(text -> QrPicture.of(text, code))
        .map(picture -> panel(picture, room));
  }

  private static VBox panel(ImageView code, Room room) {
    VBox text = room.centred(room.words("rate.phone"), "phone", "phone-small");
    text.setMaxWidth(code.getFitWidth());
    VBox panel = new VBox(room.units(8), code, text);
    panel.setAlignment(Pos.CENTER);
    panel.getStyleClass().add("phone-panel");
    double width = Math.ceil(code.getFitWidth() + room.units(20));
    panel.setMinWidth(width);
    panel.setPrefWidth(width);
    panel.setMinHeight(Region.USE_PREF_SIZE);
    return panel;
  }
}
