package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.keypad.NumberKeys;

/** One level: its face, its words and its key. All five have the same size and dress. */
final class LevelCard {
  private LevelCard() {}

  /** The card's id is {@code level-} and the level's word on the wire. */
  static VBox of(
      SatisfactionLevel level,
      Optional<SatisfactionLevel> chosen,
      Consumer<SatisfactionLevel> touched,
      Sizes sizes) {
    HBox key = new HBox(Labels.text(String.valueOf(NumberKeys.key(level)), "key-number"));
    key.getStyleClass().add("key-cap");
    key.setMaxWidth(HBox.USE_PREF_SIZE);
    VBox words =
        Labels.pair(
            new Words(level.chinese(), level.english()), "level-word", "level-word-latin", 0);
    VBox card = new VBox(sizes.units(24), sizes.scaled(Face.of(level)), words, key);
    card.setId("level-" + level.wireName());
    card.getStyleClass().add("level-card");
    card.setAlignment(Pos.CENTER);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    card.setAccessibleText(level.chinese());
    if (chosen.isEmpty()) {
      card.setOnMouseClicked(click -> touched.accept(level));
    } else {
      card.getStyleClass().add(chosen.get() == level ? "chosen" : "not-chosen");
    }
    return card;
  }
}
