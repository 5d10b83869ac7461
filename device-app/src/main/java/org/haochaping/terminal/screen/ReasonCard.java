package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** One reason with its box to tick. */
final class ReasonCard {
  private ReasonCard() {}

  /** The card's id is {@code reason-} and the reason's code. */
  static HBox of(ReasonChoice choice, boolean here, ScreenListener listener, Room room) {
    StackPane box = new StackPane();
    box.getStyleClass().add("tick-box");
    if (choice.ticked()) {
      box.getChildren().add(room.sizes().scaled(new javafx.scene.Group(tick())));
    }
    VBox words =
        new VBox(Labels.flow(TextAlignment.LEFT, Labels.text(choice.label(), "reason-word")));
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox card = new HBox(room.units(16), box, words);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().addAll("reason", choice.core() ? "core" : "further");
    if (choice.ticked()) {
      card.getStyleClass().add("ticked");
    }
    Touchable.make(
        card,
        "reason-" + choice.code(),
        choice.label(),
        room.sizes(),
        () -> listener.ticked(choice.code()));
    Touchable.focus(card, here);
    return card;
  }

  private static SVGPath tick() {
    SVGPath tick = new SVGPath();
    tick.setContent("M-11,1 L-3,9 L12,-8");
    tick.setFill(Color.TRANSPARENT);
    tick.setStroke(Color.WHITE);
    tick.setStrokeWidth(5);
    tick.setStrokeLineCap(StrokeLineCap.ROUND);
    tick.setStrokeLineJoin(StrokeLineJoin.ROUND);
    return tick;
  }
}
