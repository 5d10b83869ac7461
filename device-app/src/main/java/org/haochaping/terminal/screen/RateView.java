package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The five levels as five equal cards, best first, none of them selected (article 4). Once one was
 * pressed it is marked and the others step back until the rating is saved.
 */
final class RateView {
  private final VBox node;

  RateView(View.Rate view, Consumer<SatisfactionLevel> touched, Sizes sizes) {
    HBox cards = new HBox(sizes.units(20));
    cards.setAlignment(Pos.CENTER);
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      cards.getChildren().add(LevelCard.of(level, view.chosen(), touched, sizes));
    }
    VBox title =
        new VBox(
            sizes.units(2),
            Labels.text(view.chosen().isPresent() ? "正在保存您的评价…" : "请您评价本次服务", "title"),
            Labels.text(english(view), "latin", "subtitle-latin"));
    title.setAlignment(Pos.CENTER);
    node = new VBox(title);
    if (view.subject().batch() > 1) {
      title.getChildren().add(batch(view.subject().batch(), sizes));
    }
    node.getChildren()
        .addAll(cards, Labels.text("触摸屏幕或按数字键 1 – 5，评价全凭自愿  ·  Touch or press 1 – 5", "hint"));
    node.setSpacing(sizes.units(view.subject().batch() > 1 ? 22 : 34));
    node.setAlignment(Pos.CENTER);
  }

  VBox node() {
    return node;
  }

  private static String english(View.Rate view) {
    Optional<SatisfactionLevel> chosen = view.chosen();
    return chosen.isPresent() ? "Saving your rating …" : "How satisfied are you with this service?";
  }

  private static HBox batch(int cases, Sizes sizes) {
    HBox batch =
        new HBox(
            sizes.units(12),
            Labels.text(cases + " 件办件，一次评价", "batch"),
            Labels.text(cases + " cases, one rating", "latin", "batch-latin"));
    batch.getStyleClass().add("batch-pill");
    batch.setAlignment(Pos.CENTER);
    VBox.setMargin(batch, new Insets(sizes.units(6), 0, 0, 0));
    batch.setMaxWidth(HBox.USE_PREF_SIZE);
    return batch;
  }
}
