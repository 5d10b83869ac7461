package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Why this level: choices to tick, the core ones first; none is ticked for the citizen. */
final class ReasonsView {
  private static final int IN_THREE_COLUMNS = 9;
  private static final double SIGN_OF_SAVED = 0.13;
  private static final int UP = 1;
  private static final int DOWN = 2;

  private final VBox node;

  ReasonsView(View.Reasons view, ScreenListener listener, Room room) {
    TextAlignment side = room.portrait() ? TextAlignment.CENTER : TextAlignment.LEFT;
    VBox head = head(room);
    VBox hints = hints(view, side, room);
    SentencePair keys = keys(side, room);
    GridPane choices = choices(view, listener, room);
    HBox buttons = buttons(view, listener, room);
    node = new VBox(room.units(14));
    if (room.portrait()) {
      head.getChildren().addAll(hints.getChildren());
      node.getChildren().addAll(head, choices, buttons, keys);
    } else {
      // Beside the buttons there is room that a finger needs and words do not.
      hints.getChildren().add(keys);
      hints.setPrefWidth(room.units(480));
      HBox.setHgrow(hints, Priority.ALWAYS);
      // Of the two it is the sentences that break.
      hints.setMinWidth(0);
      buttons.setMinWidth(Region.USE_PREF_SIZE);
      node.getChildren().addAll(head, choices, new HBox(room.units(24), hints, buttons));
    }
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }

  /** The sentence below the question. */
  static String key(View.FollowUp followUp) {
    return followUp == View.FollowUp.CALL ? "reasons.call-back" : "reasons.sub";
  }

  private static VBox head(Room room) {
    Words title = room.words("reasons.title");
    return new VBox(
        saved(room),
        Labels.flow(
            TextAlignment.CENTER,
            Labels.text(room.voice().large(title), "heading"),
            Labels.text("   " + room.voice().small(title), "heading-small")));
  }

  private static VBox hints(View.Reasons view, TextAlignment side, Room room) {
    boolean called = view.followUp() == View.FollowUp.CALL;
    VBox hints =
        new VBox(room.line(room.words(key(view.followUp())), side, called ? "call-back" : "sub"));
    if (room.voice().otherFirst()) {
      // Who reads no Chinese must not take the choices for something that has to be answered.
      String chinese = room.voice().large(room.words("reasons.chinese"));
      hints.getChildren().add(Labels.flow(side, Labels.text(chinese, "sub")));
    }
    hints.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    return hints;
  }

  /** So that nobody thinks that the rating waits for the reasons. */
  private static HBox saved(Room room) {
    SentencePair words = room.line(room.words("reasons.saved"), TextAlignment.LEFT, "saved");
    HBox line =
        new HBox(room.units(10), room.sizes().scaled(SignPicture.tick(), SIGN_OF_SAVED), words);
    line.setAlignment(Pos.CENTER);
    return line;
  }

  /** What the keys do, for those of them that have no button. */
  private static SentencePair keys(TextAlignment side, Room room) {
    SentencePair keys = room.line(room.words("reasons.keys"), side, "hint");
    keys.setId("reasons-keys");
    keys.getStyleClass().add("keys");
    keys.setMouseTransparent(true); // a finger on these words presses nothing
    Touchable.key(keys, UP);
    Touchable.key(keys, DOWN);
    return keys;
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
      // Its words may need more, where they are large.
      double width = room.units(room.portrait() ? 360 : 300);
      button.setMinWidth(Math.max(room.sizes().touch(), width));
    }
    return buttons;
  }
}
