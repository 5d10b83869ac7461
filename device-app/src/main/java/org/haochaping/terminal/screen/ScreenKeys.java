package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.keypad.NumberKeys;
import org.haochaping.terminal.scanner.KeyWedge;

/** The keyboard: number keys pressed by a person, and scanners that type. */
final class ScreenKeys {
  private final Consumer<SatisfactionLevel> pressed;
  private final Consumer<String> scanned;
  private final LongSupplier nanos;
  private final KeyWedge wedge = new KeyWedge();
  private final PauseTransition quiet =
      new PauseTransition(Duration.millis(KeyWedge.LONE_KEY_MILLIS + 5.0));

  ScreenKeys(Consumer<SatisfactionLevel> pressed, Consumer<String> scanned, LongSupplier nanos) {
    this.pressed = pressed;
    this.scanned = scanned;
    this.nanos = nanos;
    // Keys that are already queued come first: a busy thread must not make a scan's first digit
    // look like a lone key.
    quiet.setOnFinished(end -> Platform.runLater(() -> take(wedge.quiet(millis()))));
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            take(wedge.enter(millis()));
          }
        });
  }

  private void typed(KeyEvent key) {
    String characters = key.getCharacter();
    if (characters.isEmpty() || characters.charAt(0) < ' ' || characters.charAt(0) == 127) {
      return;
    }
    wedge.typed(characters, millis());
    quiet.playFromStart();
  }

  private void take(Optional<KeyWedge.Found> found) {
    found.ifPresent(
        what -> {
          if (what instanceof KeyWedge.Found.Line line) {
            scanned.accept(line.text());
          } else if (what instanceof KeyWedge.Found.Key key) {
            NumberKeys.level(key.character()).ifPresent(pressed);
          }
        });
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
