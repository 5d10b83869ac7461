package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * Shows at once that a number key was felt: its level looks as if a finger were on it. Whether the
 * key is a rating is decided later and elsewhere; a scanner that types is no person.
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
      String level = SatisfactionLevel.ofCityCode(6 - key.getAsInt()).wireName();
      shown =
          Optional.ofNullable(scene.lookup("#level-" + level))
              .filter(card -> card.getStyleClass().contains(Touchable.STYLE));
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
