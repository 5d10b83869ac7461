package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

/** The rating is on disk: thank you. It does not repeat the level, which is nobody else's. */
final class ThanksView {
  private final VBox node;

  ThanksView(Sizes sizes) {
    node =
        new VBox(
            sizes.units(36),
            sizes.scaled(SignPicture.tick()),
            Labels.pair(
                new Words("感谢您的评价", "Thank you for your rating"),
                "title",
                "subtitle-latin",
                sizes.units(4)),
            Labels.text("您的评价已保存，我们将据此改进服务", "hint"));
    node.getChildren().get(1).getStyleClass().add("thanks");
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }
}
