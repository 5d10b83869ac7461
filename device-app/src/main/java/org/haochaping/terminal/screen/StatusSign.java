package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/**
 * The small print at the bottom: nothing to see while the gateway is there and has everything.
 * Citizens need not care, technicians must be able to see it.
 */
final class StatusSign {
  private final HBox node;
  private final Region dot = new Region();
  private final Text words = Labels.text("", "status-words");
  private final Text below = Labels.text("", "status-words");
  private final Voice voice;
  private boolean portrait;
  private Sizes sizes = Sizes.of(1280, 800, 1);
  private Standing last = new Standing(true, 0, java.util.Optional.empty());

  StatusSign(Voice voice) {
    this.voice = voice;
    dot.getStyleClass().add("status-dot");
    VBox lines = new VBox(words, below);
    lines.setAlignment(Pos.CENTER_LEFT);
    node = new HBox(dot, lines);
    node.getStyleClass().add("status");
    node.setAlignment(Pos.CENTER_LEFT);
    node.setPickOnBounds(false);
  }

  HBox node() {
    return node;
  }

  void resize(Sizes window) {
    sizes = window;
    node.setSpacing(sizes.units(10));
    portrait = sizes.portrait();
    // An upright window has two lines, kept free: the views need not move when there is news.
    below.setManaged(portrait);
    show(last);
  }

  /** What stands in it moves. */
  void move(BurnInGuard.Offset offset) {
    node.getChildren().forEach(part -> BurnInGuard.place(part, offset, sizes));
  }

  void show(Standing standing) {
    last = standing;
    String state = standing.waiting() == 0 ? "fine" : "sending";
    dot.getStyleClass().setAll("status-dot", standing.online() ? state : "offline");
    if (standing.online() && standing.waiting() == 0) {
      words.setText("");
      below.setText("");
      return;
    }
    Words sentence = sentence(standing);
    String small = voice.small(sentence);
    words.setText(voice.large(sentence) + (portrait ? "" : "  ·  " + small));
    below.setText(portrait ? small : "");
  }

  private Words sentence(Standing standing) {
    long waiting = standing.waiting();
    if (standing.online()) {
      return voice.texts().words("status.sending", waiting);
    }
    return waiting == 0
        ? voice.texts().words("status.offline")
        : voice.texts().words("status.offline-waiting", waiting);
  }
}
