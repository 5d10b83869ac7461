package org.haochaping.terminal.screen;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.haochaping.protocol.SatisfactionLevel;

/** The keyboard of a scene, between JavaFX's events and whoever listens to the screen. */
final class ScreenKeys {
  private final ScreenListener listener;
  private final FeltKey felt;
  private final LongSupplier nanos;
  private final Keyboard keyboard = new Keyboard();
  private final PauseTransition pause = new PauseTransition();

  ScreenKeys(ScreenListener listener, FeltKey felt, LongSupplier nanos) {
    this.listener = listener;
    this.felt = felt;
    this.nanos = nanos;
    // Keys that are already queued come first: a busy thread must not make a scan's first digit
    // look like a lone key.
    pause.setOnFinished(end -> Platform.runLater(() -> take(keyboard.tick(millis()))));
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          List<Keyboard.Found> found = keyboard.pressed(key.getCode(), millis());
          felt.show(keyboard.felt());
          take(found);
        });
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventFilter(
        KeyEvent.KEY_RELEASED, key -> take(keyboard.released(key.getCode(), millis())));
  }

  private void typed(KeyEvent key) {
    String characters = key.getCharacter();
    if (!characters.isEmpty() && characters.charAt(0) >= ' ' && characters.charAt(0) != 127) {
      keyboard.typed(characters, millis());
      take(List.of());
    }
  }

  private void take(List<Keyboard.Found> found) {
    for (Keyboard.Found what : found) {
      if (what instanceof Keyboard.Found.Press press) {
        listener.pressed(SatisfactionLevel.ofCityCode(6 - press.key()), "key");
      } else if (what instanceof Keyboard.Found.Line line) {
        listener.scanned(line.text());
      } else if (what instanceof Keyboard.Found.Stuck stuck) {
        listener.keyStuck(stuck.key());
      } else {
        listener.diagnosisAsked();
      }
    }
    OptionalLong due = keyboard.deadline();
    pause.stop();
    if (due.isPresent()) {
      pause.setDuration(Duration.millis((double) Math.max(1, due.getAsLong() - millis())));
      pause.playFromStart();
    }
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
