package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Nobody is there: which window this is, who is on duty, what the hall has to say, and an
 * invitation to scan.
 */
final class IdleView {
  private final VBox node;
  private final Room room;
  private final List<Node> inTurn = new ArrayList<>();
  private final List<String> notices;
  private final Text notice = Labels.text("", "notice");

  IdleView(Place place, Optional<HallFace> face, Room room) {
    this.room = room;
    this.notices = face.map(HallFace::notices).orElse(List.of());
    Optional<HallFace.Clerk> clerk = face.flatMap(HallFace::clerk);
    VBox steps = new VBox(room.units(18), step("1"), step("2"), step("3"));
    steps.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    steps.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
    inTurn.add(steps);
    face.ifPresent(hall -> hall.slides().forEach(file -> inTurn.add(slide(file.toString()))));
    StackPane turns = new StackPane(inTurn.toArray(Node[]::new));
    turns.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);

    Words title = room.words("idle.title");
    Words subtitle = room.words("idle.subtitle", place.window());
    TextAlignment side = room.portrait() ? TextAlignment.CENTER : TextAlignment.LEFT;
    VBox words =
        new VBox(
            room.units(8),
            Labels.flow(side, Labels.text(room.voice().large(title), "huge")),
            Labels.flow(side, Labels.text(room.voice().large(subtitle), "subtitle")),
            Labels.flow(
                side,
                Labels.text(
                    room.voice().small(title)
                        + (room.voice().otherFirst() ? "，" : " ")
                        + room.voice().small(subtitle),
                    "title-small")));
    node = new VBox(room.units(24), arranged(words, turns, clerk));
    if (!notices.isEmpty()) {
      node.getChildren().add(noticeStrip());
    }
    node.setAlignment(Pos.CENTER);
    // Room to move in, so that it never leaves its own.
    node.setPadding(new Insets(room.units(BurnInGuard.FARTHEST)));
    at(0);
  }

  VBox node() {
    return node;
  }

  /** Shows what has its turn after so many seconds, at the place that spares the panel. */
  void at(long seconds) {
    int turn = Turns.at(seconds, inTurn.size());
    for (int i = 0; i < inTurn.size(); i++) {
      inTurn.get(i).setVisible(i == turn);
    }
    if (!notices.isEmpty()) {
      notice.setText(notices.get(Turns.at(seconds, notices.size())));
    }
    BurnInGuard.Offset offset = BurnInGuard.at(seconds);
    node.setTranslateX(Math.rint(room.units(offset.x())));
    node.setTranslateY(Math.rint(room.units(offset.y())));
  }

  private Pane arranged(VBox words, StackPane turns, Optional<HallFace.Clerk> clerk) {
    words.setAlignment(room.portrait() ? Pos.CENTER : Pos.CENTER_LEFT);
    double part = clerk.isPresent() && room.portrait() ? 0.6 : 1;
    Node picture = room.sizes().scaled(ReceiptPicture.draw(), part);
    Node left = clerk.<Node>map(who -> ClerkCard.of(who, room)).orElse(picture);
    if (room.portrait()) {
      VBox all = new VBox(room.units(36), left, words, turns);
      all.setAlignment(Pos.CENTER);
      return all;
    }
    VBox right = new VBox(room.units(38), words, turns);
    right.setAlignment(Pos.CENTER_LEFT);
    right.setMaxWidth(room.units(680) * room.sizes().textScale());
    HBox all = new HBox(room.units(84), left, right);
    all.setAlignment(Pos.CENTER);
    return all;
  }

  private ImageView slide(String uri) {
    ImageView slide = new ImageView(new Image(uri, true));
    slide.setPreserveRatio(true);
    slide.setFitWidth(room.units(room.portrait() ? 700 : 600));
    slide.setFitHeight(room.units(room.portrait() ? 380 : 300));
    return slide;
  }

  private HBox noticeStrip() {
    Words name = room.words("idle.notice");
    Text head = Labels.text(name.chinese() + " " + name.english(), "notice-head");
    // As high as the longest of them, so that nothing moves when they change.
    notice.setText(
        notices.stream().max(java.util.Comparator.comparingInt(String::length)).orElse(""));
    HBox strip = new HBox(room.units(20), head, Labels.flow(TextAlignment.LEFT, notice));
    strip.getStyleClass().add("notice-strip");
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setMaxWidth(room.sizes().width() - 2 * room.units(12));
    return strip;
  }

  private HBox step(String number) {
    HBox badge = new HBox(Labels.text(number, "step-number"));
    badge.getStyleClass().add("step-badge");
    HBox step =
        new HBox(
            room.units(18),
            badge,
            room.left(room.words("idle.step" + number), "step", "step-small"));
    step.setAlignment(Pos.CENTER_LEFT);
    return step;
  }
}
