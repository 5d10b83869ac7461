package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * How the terminal is: the five keys to be tried, then each check with its sign and what to do
 * next, what fails first. What does not fit is on further pages.
 */
final class DiagnosisView {
  private final VBox node;
  // As wide as what will stand there, since that comes after the layout.
  private final Text pageOf = Labels.text("0 / 0", "check-name");

  DiagnosisView(View.Diagnosis view, ScreenListener listener, Room room) {
    HBox turn = button(room, "diagnosis-turn", "diagnosis.turn", () -> listener.diagnosisTurned());
    turn.setVisible(false); // until it is known that there is more than one page
    HBox leave = button(room, "diagnosis-leave", "diagnosis.leave", () -> listener.diagnosisLeft());
    VBox title = room.left(room.words("diagnosis.title"), "check-name", "check-small");
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox top = new HBox(room.units(16), title);
    top.setAlignment(Pos.CENTER_LEFT);
    Paragraph facts = facts(view.facts(), room);
    facts.setMaxHeight(Region.USE_PREF_SIZE);
    HBox keys = keys(view.keys(), room);
    CheckPages pages = pages(view, room, turn);
    VBox.setVgrow(pages, Priority.ALWAYS);
    if (room.portrait()) {
      HBox.setHgrow(title, Priority.ALWAYS);
      top.getChildren().addAll(turn, leave);
      node = new VBox(room.units(8), top, facts, keys, pages);
    } else {
      HBox.setHgrow(facts, Priority.ALWAYS);
      top.getChildren().addAll(facts, turn, leave);
      node = new VBox(room.units(8), top, keys, pages);
    }
    node.setAlignment(Pos.TOP_CENTER);
    node.setPadding(new Insets(room.units(8), 0, 0, 0));
  }

  VBox node() {
    return node;
  }

  private static HBox button(Room room, String id, String text, Runnable touched) {
    return PushButton.of(room, id, "", room.words(text), "quiet", touched);
  }

  private CheckPages pages(View.Diagnosis view, Room room, HBox turn) {
    List<View.Check> checks =
        view.checks().stream().sorted(Comparator.comparing(DiagnosisView::urgency)).toList();
    return new CheckPages(
        checks.stream().map(check -> check(check, room, true)).toList(),
        checks.stream().map(check -> check(check, room, false)).toList(),
        room.portrait() ? 1 : 2,
        room.units(12),
        room.units(6),
        view.page(),
        // Not within the layout that finds it out.
        (page, of) -> Platform.runLater(() -> tell(turn, page, of)));
  }

  private void tell(HBox turn, int page, int of) {
    turn.setVisible(of > 1);
    pageOf.setVisible(of > 1);
    pageOf.setText((page + 1) + " / " + of);
  }

  private static int urgency(View.Check check) {
    return switch (check.verdict()) {
      case BAD -> 0;
      case ATTENTION -> 1;
      case RUNNING -> 2;
      case GOOD -> 3;
    };
  }

  private static Paragraph facts(List<View.Fact> facts, Room room) {
    List<Text> texts = new ArrayList<>();
    for (View.Fact fact : facts) {
      texts.add(Labels.text(room.voice().large(fact.name()) + " ", "fact-name"));
      texts.add(Labels.text(fact.value() + "   ", "fact-value"));
    }
    return Labels.flow(TextAlignment.LEFT, texts.toArray(new Text[0]));
  }

  private HBox keys(View.Keys keys, Room room) {
    HBox caps = new HBox(room.units(8));
    caps.setAlignment(Pos.CENTER_LEFT);
    for (int key = 1; key <= 5; key++) {
      HBox cap = PushButton.keyCap(String.valueOf(key));
      if (keys.stuck().contains(key)) {
        cap.getStyleClass().add("stuck");
        cap.getChildren().add(VerdictSign.small(View.Verdict.BAD, room));
      } else if (keys.pressed().contains(key)) {
        cap.getStyleClass().add("tried");
        cap.getChildren().add(VerdictSign.small(View.Verdict.GOOD, room));
      }
      caps.getChildren().add(cap);
    }
    VBox hint = room.left(room.words("diagnosis.keys"), "check-found", "check-small");
    HBox.setHgrow(hint, Priority.ALWAYS);
    HBox row = new HBox(room.units(14), caps, hint, pageOf);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static HBox check(View.Check check, Room room, boolean both) {
    Words name = check.name();
    Words found = check.found();
    List<Text> first = new ArrayList<>();
    first.add(Labels.text(room.voice().large(name), "check-name"));
    first.add(Labels.text("   " + room.voice().large(found), "check-found"));
    if (both) {
      first.add(
          Labels.text(
              "   " + room.voice().small(name) + ": " + room.voice().small(found), "check-small"));
    }
    VBox words = new VBox(Labels.flow(TextAlignment.LEFT, first.toArray(new Text[0])));
    words.setAlignment(Pos.CENTER_LEFT);
    check.next().ifPresent(next -> words.getChildren().add(next(next, room, both)));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(room.units(14), VerdictSign.of(check.verdict(), room), words);
    row.getStyleClass().addAll("check", VerdictSign.style(check.verdict()));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Paragraph next(Words next, Room room, boolean both) {
    Text large = Labels.text("→ " + room.voice().large(next), "check-next");
    return both
        ? Labels.flow(
            TextAlignment.LEFT, large, Labels.text("  " + room.voice().small(next), "check-small"))
        : Labels.flow(TextAlignment.LEFT, large);
  }
}
