package org.haochaping.terminal.screen;

import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** The technician's way in: the top left corner, held for five seconds. */
final class CornerHold {
  private final PauseTransition hold = new PauseTransition(Duration.seconds(5));

  CornerHold(Runnable held) {
    hold.setOnFinished(end -> held.run());
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        press -> {
          if (inCorner(scene, press)) {
            hold.playFromStart();
          }
        });
    scene.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> hold.stop());
    scene.addEventFilter(
        MouseEvent.MOUSE_DRAGGED,
        drag -> {
          if (!inCorner(scene, drag)) {
            hold.stop();
          }
        });
  }

  private static boolean inCorner(Scene scene, MouseEvent event) {
    double side = Sizes.of(scene.getWidth(), scene.getHeight(), 1).touch();
    return event.getSceneX() < side && event.getSceneY() < side;
  }
}
