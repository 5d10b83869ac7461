package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The five levels as five equal cards, best first, none of them selected (article 4). Once one was
 * pressed it is marked and the others step back until the rating is saved.
 */
final class RateView {
  private static final double GAP = 16;

  private final VBox node;

  RateView(View.Rate view, Consumer<SatisfactionLevel> touched, Room room) {
    Optional<VBox> phone = PhonePanel.of(view.subject().link(), room);
    node = room.portrait() ? upright(view, touched, phone, room) : wide(view, touched, phone, room);
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }

  /** The code beside what is rated, so that the levels have the room that fingers need. */
  private static VBox upright(
      View.Rate view, Consumer<SatisfactionLevel> touched, Optional<VBox> phone, Room room) {
    VBox subject = SubjectHead.of(view, room);
    HBox.setHgrow(subject, Priority.ALWAYS);
    HBox head = new HBox(room.units(GAP), subject);
    phone.ifPresent(head.getChildren()::add);
    head.setAlignment(Pos.CENTER);
    VBox cards = new VBox(room.units(10));
    addCards(cards, view, touched, room, room.sizes().width());
    return new VBox(
        room.units(16),
        head,
        cards,
        room.line(room.words("rate.hint"), TextAlignment.CENTER, "hint"));
  }

  private static VBox wide(
      View.Rate view, Consumer<SatisfactionLevel> touched, Optional<VBox> phone, Room room) {
    return new VBox(
        room.units(20),
        SubjectHead.of(view, room),
        choice(view, touched, phone, room),
        room.line(room.words("rate.hint"), TextAlignment.CENTER, "hint"));
  }

  private static HBox choice(
      View.Rate view, Consumer<SatisfactionLevel> touched, Optional<VBox> phone, Room room) {
    double gap = room.units(GAP);
    double taken = phone.map(panel -> panel.getPrefWidth() + 2 * gap).orElse(0.0);
    int cards = SatisfactionLevel.values().length;
    double width = Math.floor((room.sizes().width() - taken - (cards - 1) * gap) / cards);
    HBox all = new HBox(gap);
    all.setAlignment(Pos.CENTER);
    addCards(all, view, touched, room, width);
    phone.ifPresent(
        panel -> {
          HBox.setMargin(panel, new javafx.geometry.Insets(0, 0, 0, gap));
          all.getChildren().add(panel);
        });
    return all;
  }

  private static void addCards(
      Pane parent, View.Rate view, Consumer<SatisfactionLevel> touched, Room room, double width) {
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      parent.getChildren().add(LevelCard.of(level, view.chosen(), touched, room, width));
    }
  }
}
