package org.haochaping.terminal.screen;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The technician's PIN: how many digits there are, and keys to touch. */
final class PinView {
  private static final int USUAL_DIGITS = 6;
  private static final List<Integer> PLACES = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

  private final Pane node;

  PinView(View.Pin view, ScreenListener listener, Room room) {
    VBox words =
        new VBox(
            room.units(26),
            room.centred(room.words("pin.title"), "title", "title-small"),
            dots(view.digits(), room),
            room.centred(
                room.words(view.wrong() ? "pin.wrong" : "pin.sub"),
                view.wrong() ? "wrong" : "sub",
                view.wrong() ? "wrong-small" : "sub-small"));
    words.setAlignment(Pos.CENTER);
    GridPane keys = keys(listener, room);
    if (room.portrait()) {
      node = new VBox(room.units(44), words, keys);
      ((VBox) node).setAlignment(Pos.CENTER);
    } else {
      node = new HBox(room.units(80), words, keys);
      ((HBox) node).setAlignment(Pos.CENTER);
    }
  }

  Pane node() {
    return node;
  }

  private static HBox dots(int digits, Room room) {
    HBox dots = new HBox(room.units(18));
    dots.setAlignment(Pos.CENTER);
    for (int i = 0; i < Math.max(USUAL_DIGITS, digits); i++) {
      Region dot = new Region();
      dot.getStyleClass().addAll("pin-dot", i < digits ? "entered" : "open");
      dots.getChildren().add(dot);
    }
    return dots;
  }

  private static GridPane keys(ScreenListener listener, Room room) {
    GridPane keys = new GridPane();
    keys.setHgap(room.units(10));
    keys.setVgap(room.units(10));
    keys.setAlignment(Pos.CENTER);
    for (int digit : PLACES) {
      keys.add(key(digit, listener, room), (digit - 1) % 3, (digit - 1) / 3);
    }
    keys.add(key(0, listener, room), 0, 3, 2, 1);
    HBox leave =
        PushButton.of(
            room, "pin-leave", "", room.words("pin.leave"), "quiet", listener::diagnosisLeft);
    keys.add(leave, 2, 3);
    return keys;
  }

  private static HBox key(int digit, ScreenListener listener, Room room) {
    HBox key = new HBox(Labels.text(String.valueOf(digit), "pin-digit"));
    key.setAlignment(Pos.CENTER);
    key.getStyleClass().add("pin-key");
    key.setMinWidth(room.units(150));
    Touchable.make(
        key, "pin-" + digit, String.valueOf(digit), room.sizes(), () -> listener.pinDigit(digit));
    return key;
  }
}
