package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** How the terminal is: facts above, then each check with its sign and what to do next. */
final class DiagnosisView {
  private final VBox node;

  DiagnosisView(View.Diagnosis view, ScreenListener listener, Room room) {
    GridPane facts = grid(room, room.portrait() ? 2 : 3, 0);
    for (int i = 0; i < view.facts().size(); i++) {
      int columns = room.portrait() ? 2 : 3;
      facts.add(fact(view.facts().get(i), room), i % columns, i / columns);
    }
    GridPane checks = grid(room, room.portrait() ? 1 : 2, room.portrait() ? 4 : 8);
    int rows = room.portrait() ? Integer.MAX_VALUE : (view.checks().size() + 1) / 2;
    for (int i = 0; i < view.checks().size(); i++) {
      checks.add(check(view.checks().get(i), room), i / Math.max(1, rows), i % Math.max(1, rows));
    }
    HBox leave =
        PushButton.of(
            room,
            "diagnosis-leave",
            "",
            room.words("diagnosis.leave"),
            "quiet",
            listener::diagnosisLeft);
    VBox title = room.left(room.words("diagnosis.title"), "heading", "heading-small");
    HBox top = new HBox(room.units(24), title);
    top.setAlignment(Pos.CENTER_LEFT);
    if (room.portrait()) {
      HBox.setHgrow(title, Priority.ALWAYS);
      top.getChildren().add(leave);
      node = new VBox(room.units(12), top, facts, checks);
    } else {
      title.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(facts, Priority.ALWAYS);
      top.getChildren().addAll(facts, leave);
      node = new VBox(room.units(10), top, checks);
    }
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }

  private static GridPane grid(Room room, int columns, double gap) {
    GridPane grid = new GridPane();
    grid.setHgap(room.units(16));
    grid.setVgap(room.units(gap));
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    return grid;
  }

  private static VBox fact(View.Fact fact, Room room) {
    VBox box =
        new VBox(
            Labels.flow(
                TextAlignment.LEFT,
                Labels.text(
                    room.voice().large(fact.name()) + "  " + room.voice().small(fact.name()),
                    "fact-name")),
            Labels.flow(TextAlignment.LEFT, Labels.text(fact.value(), "fact-value")));
    GridPane.setValignment(box, VPos.TOP);
    return box;
  }

  private static HBox check(View.Check check, Room room) {
    Words name = check.name();
    Words found = check.found();
    VBox words =
        new VBox(
            Labels.flow(
                TextAlignment.LEFT,
                Labels.text(room.voice().large(name), "check-name"),
                Labels.text("   " + room.voice().large(found), "check-found"),
                Labels.text(
                    "   " + room.voice().small(name) + ": " + room.voice().small(found),
                    "check-small")));
    words.setAlignment(Pos.CENTER_LEFT);
    check
        .next()
        .ifPresent(
            next ->
                words
                    .getChildren()
                    .addAll(
                        Labels.flow(
                            TextAlignment.LEFT,
                            Labels.text("→ " + room.voice().large(next), "check-next"),
                            Labels.text("  " + room.voice().small(next), "check-small"))));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(room.units(14), VerdictSign.of(check.verdict(), room), words);
    row.getStyleClass().addAll("check", VerdictSign.style(check.verdict()));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMaxHeight(Double.MAX_VALUE);
    return row;
  }
}
