package org.haochaping.terminal.screen;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.keypad.NumberKeys;

/** The rating is on disk: thank you. It does not repeat the level, which is nobody else's. */
final class ThanksView {
  private final VBox node;

  ThanksView(View.Thanks view, Consumer<SatisfactionLevel> touched, Room room) {
    boolean called = view.followUp() == View.FollowUp.CALL;
    node =
        new VBox(
            room.units(28),
            room.sizes().scaled(SignPicture.tick(), 0.8),
            room.centred(room.words("thanks.title"), "thanks-title", "title-small"),
            room.centred(
                room.words(key(view.followUp())),
                called ? "promise" : "sub",
                called ? "promise-small" : "sub-small"),
            change(view, touched, room));
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }

  /** The sentence that says what comes of the rating. */
  static String key(View.FollowUp followUp) {
    return switch (followUp) {
      case NONE -> "thanks.saved";
      case CALL -> "thanks.call-back";
      case NOBODY_TO_CALL -> "thanks.recorded";
    };
  }

  private static VBox change(View.Thanks view, Consumer<SatisfactionLevel> touched, Room room) {
    HBox faces = new HBox(room.units(12));
    faces.setAlignment(Pos.CENTER);
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      VBox face = new VBox(room.sizes().scaled(Face.of(level), 0.46));
      Text word = Labels.text(room.voice().large(LevelCard.words(level, room)), "face-word");
      face.getChildren().add(Labels.flow(TextAlignment.CENTER, word));
      face.setAlignment(Pos.TOP_CENTER);
      face.getStyleClass().add("small-face");
      face.setMinWidth(room.units(room.portrait() ? 138 : 170));
      Touchable.make(
          face,
          "change-" + level.wireName(),
          room.voice().large(LevelCard.words(level, room)),
          room.sizes(),
          () -> touched.accept(level));
      Touchable.key(face, NumberKeys.key(level));
      faces.getChildren().add(face);
    }
    VBox change =
        new VBox(
            room.units(14),
            room.line(
                room.words("thanks.change", view.changeSeconds()), TextAlignment.CENTER, "sub"),
            faces);
    change.setAlignment(Pos.CENTER);
    return change;
  }
}
