package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

/** Something was not taken: why, and what to do. */
final class RefusedView {
  private static final double WIDTH = 980;

  private final VBox node;

  RefusedView(View.Refused view, Sizes sizes) {
    VBox advice =
        Labels.pair(
            view.advice(), "advice", "advice-latin", sizes.units(4), sizes.units(WIDTH - 120));
    advice.getStyleClass().add("advice-card");
    advice.setMaxWidth(sizes.units(WIDTH));
    node =
        new VBox(
            sizes.units(34),
            sizes.scaled(SignPicture.notice()),
            Labels.pair(view.why(), "title", "subtitle-latin", sizes.units(4), sizes.units(WIDTH)),
            advice);
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }
}
