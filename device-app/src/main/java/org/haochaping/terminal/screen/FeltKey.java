package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;

/**
 * Shows at once that a number key was felt: what it stands for, its level or button, looks as if a
 * finger were on it. Whether the key is a press is decided later and elsewhere: a scanner that
 * types is no person, and two keys that go down together are none.
 */
final class FeltKey {
  private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed");
  private static final Duration SHOWN = Duration.millis(400);

  private final Scene scene;
  private final PauseTransition end = new PauseTransition(SHOWN);
  private Optional<Node> shown = Optional.empty();

  FeltKey(Scene scene) {
    this.scene = scene;
    end.setOnFinished(over -> clear());
  }

  /** This key was felt, and no other any more; empty: none. */
  void show(OptionalInt key) {
    clear();
    if (key.isPresent()) {
      shown = Optional.ofNullable(scene.lookup("." + Touchable.style(key.getAsInt())));
      shown.ifPresent(card -> card.pseudoClassStateChanged(PRESSED, true));
      end.playFromStart();
    }
  }

  private void clear() {
    end.stop();
    shown.ifPresent(card -> card.pseudoClassStateChanged(PRESSED, false));
    shown = Optional.empty();
  }
}
