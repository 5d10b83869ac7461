package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Why this level: choices to tick, the core ones first; none is ticked for the citizen. */
final class ReasonsView {
  private static final int IN_THREE_COLUMNS = 9;

  private final VBox node;

  ReasonsView(View.Reasons view, ScreenListener listener, Room room) {
    node = new VBox(room.units(14), head(view, room), choices(view, listener, room));
    SentencePair keys =
        room.line(
            room.words("reasons.keys"),
            room.portrait() ? TextAlignment.CENTER : TextAlignment.LEFT,
            "hint");
    HBox buttons = buttons(view, listener, room);
    if (room.portrait()) {
      node.getChildren().addAll(buttons, keys);
    } else {
      keys.setPrefWidth(room.units(480));
      VBox middle = new VBox(keys);
      middle.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(middle, Priority.ALWAYS);
      node.getChildren().add(new HBox(room.units(24), middle, buttons));
    }
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }

  private static VBox head(View.Reasons view, Room room) {
    VBox head =
        new VBox(
            Labels.flow(
                TextAlignment.CENTER,
                Labels.text(room.voice().large(room.words("reasons.title")), "heading"),
                Labels.text(
                    "   " + room.voice().small(room.words("reasons.title")), "heading-small")));
    head.getChildren()
        .add(
            room.line(
                room.words(view.level().isBad() ? "reasons.call-back" : "reasons.sub"),
                TextAlignment.CENTER,
                view.level().isBad() ? "call-back" : "sub"));
    return head;
  }

  private static GridPane choices(View.Reasons view, ScreenListener listener, Room room) {
    List<ReasonChoice> coreFirst = new ArrayList<>(view.choices());
    coreFirst.sort(Comparator.comparing(choice -> !choice.core()));
    int wide = coreFirst.size() <= IN_THREE_COLUMNS ? 3 : 4;
    int columns = room.portrait() ? 2 : wide;
    GridPane grid = new GridPane();
    grid.setHgap(room.units(12));
    grid.setVgap(room.units(10));
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < coreFirst.size(); i++) {
      ReasonChoice choice = coreFirst.get(i);
      boolean here =
          view.focus() < view.choices().size() && view.choices().get(view.focus()).equals(choice);
      grid.add(ReasonCard.of(choice, here, listener, room), i % columns, i / columns);
    }
    return grid;
  }

  private static HBox buttons(View.Reasons view, ScreenListener listener, Room room) {
    HBox confirm =
        PushButton.of(
            room,
            "reasons-confirm",
            "4",
            room.words("reasons.confirm"),
            "main",
            listener::reasonsConfirmed);
    HBox skip =
        PushButton.of(
            room,
            "reasons-skip",
            "5",
            room.words("reasons.skip"),
            "quiet",
            listener::reasonsSkipped);
    Touchable.focus(confirm, view.focus() == view.choices().size());
    Touchable.focus(skip, view.focus() == view.choices().size() + 1);
    HBox buttons = new HBox(room.units(16), confirm, skip);
    buttons.setAlignment(Pos.CENTER);
    for (HBox button : List.of(confirm, skip)) {
      button.setPrefWidth(room.units(room.portrait() ? 360 : 300));
    }
    return buttons;
  }
}
