package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** What is rated, in words: the window's service, a consultation or the hall, and which case. */
final class SubjectHead {
  private static final int LONGEST_ITEM = 30;
  private static final String PILLS = "subject-pills";
  private static final String ITEM = "subject-item";
  private static final String CASE = "subject-case";

  private SubjectHead() {}

  static VBox of(View.Rate view, Room room) {
    Subject subject = view.subject();
    Words title = room.words(view.chosen().isPresent() ? "rate.saving" : "rate.title");
    VBox head =
        new VBox(
            room.units(4),
            Labels.flow(TextAlignment.CENTER, Labels.text(room.voice().large(title), "title")),
            room.centred(scope(subject, room), "scope", "scope-small"));
    List<Node> pills = pills(subject, room);
    if (!pills.isEmpty()) {
      Pane all = room.portrait() ? stacked(pills, room) : inRow(pills, room);
      all.setId(PILLS);
      all.setPadding(new javafx.geometry.Insets(room.units(6), 0, 0, 0));
      head.getChildren().add(all);
    }
    head.setAlignment(Pos.CENTER);
    return head;
  }

  /** What is rated, in words (article 15); a receipt of another window rates that one. */
  private static Words scope(Subject subject, Room room) {
    return subject.otherWindow().isPresent()
        ? room.words(key(subject), subject.otherWindow().getAsInt())
        : room.words(key(subject));
  }

  /** The key of the sentence that says it. */
  static String key(Subject subject) {
    return subject.otherWindow().isPresent()
        ? "rate.other-window"
        : "rate." + subject.scope().name().toLowerCase(Locale.ROOT);
  }

  private static FlowPane inRow(List<Node> pills, Room room) {
    FlowPane row = new FlowPane(room.units(12), room.units(8));
    row.getChildren().addAll(pills);
    row.setAlignment(Pos.CENTER);
    row.setPrefWrapLength(room.sizes().width());
    return row;
  }

  /** Each no wider than there is room, with a long name on more lines. */
  private static VBox stacked(List<Node> pills, Room room) {
    VBox stack = new VBox(room.units(8));
    stack.getChildren().addAll(pills);
    stack.setAlignment(Pos.CENTER);
    return stack;
  }

  private static List<Node> pills(Subject subject, Room room) {
    List<Node> pills = new ArrayList<>();
    if (subject.awaitsName()) {
      pills.add(kept(pill(room, "rate.item", " "), ITEM));
      pills.add(kept(pill(room, "rate.case", " "), CASE));
    }
    subject.item().ifPresent(item -> pills.add(pill(room, "rate.item", item)));
    subject.caseNumber().ifPresent(number -> pills.add(pill(room, "rate.case", number)));
    if (subject.batch() > 1) {
      Words batch = room.words("rate.batch", subject.batch());
      HBox pill =
          new HBox(
              room.units(12),
              Labels.text(room.voice().large(batch), "batch"),
              Labels.text(room.voice().small(batch), "batch-small"));
      pill.getStyleClass().add("batch-pill");
      pill.setMaxWidth(HBox.USE_PREF_SIZE);
      pill.setAlignment(Pos.CENTER);
      pills.add(pill);
    }
    return pills;
  }

  private static HBox pill(Room room, String key, String value) {
    Words name = room.words(key);
    Text text = Labels.text(shortened(value), "subject-value");
    HBox pill =
        new HBox(
            room.units(10),
            Labels.text(name.chinese() + " " + name.english(), "subject-name"),
            Labels.flow(TextAlignment.LEFT, text));
    pill.getStyleClass().add("subject-pill");
    pill.setMaxWidth(HBox.USE_PREF_SIZE);
    pill.setAlignment(Pos.CENTER);
    return pill;
  }

  /** Room for what may still come. */
  private static HBox kept(HBox pill, String id) {
    pill.setId(id);
    pill.setVisible(false);
    return pill;
  }

  /**
   * Fills the room that was kept for a case's names. Nothing else moves: a finger may be on its way
   * to a level, or lie on it.
   *
   * @param shown what {@link #of} is a part of, in a window
   */
  static void name(Parent shown, Subject subject) {
    if (!(shown.lookup("#" + PILLS) instanceof Pane pills)) {
      return;
    }
    shown.layout();
    double height = pills.getHeight();
    pills.setMinHeight(height);
    pills.setPrefHeight(height);
    pills.setMaxHeight(height);
    subject.caseNumber().ifPresent(number -> fill(pills, CASE, number));
    String item = subject.item().map(SubjectHead::shortened).orElse("");
    while (!item.isEmpty() && !fits(pills, item, height)) {
      int end = item.endsWith("…") ? item.length() - 1 : item.length();
      item = end < 2 ? "" : item.substring(0, item.offsetByCodePoints(end, -1)) + "…";
    }
    if (item.isEmpty()) {
      pills.lookup("#" + ITEM).setVisible(false);
    }
  }

  private static boolean fits(Pane pills, String item, double height) {
    fill(pills, ITEM, item);
    pills.applyCss();
    // The pane's own height is held, so its parts are asked.
    pills.setPrefHeight(Region.USE_COMPUTED_SIZE);
    boolean fits = pills.prefHeight(pills.getWidth()) <= height + 0.5;
    pills.setPrefHeight(height);
    return fits;
  }

  private static void fill(Pane pills, String id, String value) {
    Node pill = pills.lookup("#" + id);
    if (pill != null && pill.lookup(".subject-value") instanceof Text text) {
      text.setText(value);
      pill.setVisible(true);
    }
  }

  /** A name of any length stays on one line; its beginning says which it is. */
  private static String shortened(String value) {
    Optional<String> cut =
        value.codePointCount(0, value.length()) > LONGEST_ITEM
            ? Optional.of(value.substring(0, value.offsetByCodePoints(0, LONGEST_ITEM - 1)) + "…")
            : Optional.empty();
    return cut.orElse(value);
  }
}
