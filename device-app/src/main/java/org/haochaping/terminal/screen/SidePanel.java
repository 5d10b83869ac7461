package org.haochaping.terminal.screen;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/** What a screen says in Mongolian, upright at its left. */
final class SidePanel {
  private static final double TITLE = 3.4;
  private static final double REST = 2.6;
  private static final double HEIGHT = 0.86;

  private SidePanel() {}

  /** The columns; empty where the hall has no such words for this screen. */
  static Optional<HBox> of(View view, int window, boolean phone, Room room) {
    HBox panel = new HBox(room.units(18));
    double em = TITLE;
    int number =
        view instanceof View.Rate rate ? rate.subject().otherWindow().orElse(window) : window;
    for (String key : keys(view, phone)) {
      double size = em * room.sizes().em();
      room.voice()
          .side()
          .words(key, number)
          .map(words -> columns(words, size, room))
          .ifPresent(panel.getChildren()::add);
      em = REST;
    }
    if (panel.getChildren().isEmpty()) {
      return Optional.empty();
    }
    panel.setAlignment(Pos.CENTER_LEFT);
    panel.setPadding(new Insets(room.units(20), room.units(24), 0, 0));
    panel.setMinWidth(HBox.USE_PREF_SIZE);
    return Optional.of(panel);
  }

  private static HBox columns(String words, double size, Room room) {
    return MongolianColumns.of(words, size, room.sizes().least(), room.sizes().height() * HEIGHT);
  }

  /** The keys of what stands at the side of a view, where the hall has words for them. */
  static List<String> keys(View view, boolean phone) {
    if (view instanceof View.Idle) {
      return List.of("idle.title", "idle.subtitle");
    }
    if (view instanceof View.Rate rate) {
      return List.of(
          rate.chosen().isPresent() ? "rate.saving" : "rate.title",
          SubjectHead.key(rate.subject()));
    }
    if (view instanceof View.Reasons reasons) {
      return List.of("reasons.title", ReasonsView.key(reasons.followUp()));
    }
    if (view instanceof View.Thanks thanks) {
      return List.of("thanks.title", ThanksView.key(thanks.followUp()));
    }
    if (view instanceof View.Refused refused) {
      String key = "refused." + refused.reason();
      return List.of(key, PhoneLink.advice(key + ".advice", phone));
    }
    return view instanceof View.OutOfService
        ? List.of("out.title", PhoneLink.advice("out.advice", phone))
        : List.of();
  }
}
