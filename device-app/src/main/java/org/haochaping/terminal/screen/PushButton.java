package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.haochaping.terminal.keypad.NumberKeys;

/** A button with words in both languages and, where a key does the same, that key. */
final class PushButton {
  private PushButton() {}

  /**
   * Makes one.
   *
   * @param key the key that does the same; empty where none does
   * @param style {@code main} or {@code quiet}
   */
  static HBox of(Room room, String id, String key, Words words, String style, Runnable touched) {
    VBox text = room.centred(words, "button-word", "button-word-small");
    text.setMaxWidth(VBox.USE_PREF_SIZE);
    HBox button = new HBox(room.units(16));
    if (!key.isEmpty()) {
      button.getChildren().add(keyCap(key));
    }
    button.getChildren().add(text);
    button.setAlignment(Pos.CENTER);
    button.getStyleClass().addAll("push", style);
    Touchable.make(button, id, room.voice().large(words), room.sizes(), touched);
    NumberKeys.level(key).ifPresent(level -> Touchable.key(button, NumberKeys.key(level)));
    return button;
  }

  /** A key as it looks on a keypad. */
  static HBox keyCap(String key) {
    HBox cap = new HBox(Labels.text(key, "key-number"));
    cap.getStyleClass().add("key-cap");
    cap.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
    return cap;
  }
}
