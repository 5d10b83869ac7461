package org.haochaping.terminal.screen;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.shape.Rectangle;

/**
 * Tells when the first frame is on the display. To lay it out takes JavaFX's own thread a moment,
 * to draw it another thread three times as long; what else is begun meanwhile delays it.
 */
final class FirstFrame {
  private final Runnable drawn;

  /** To be told then, on JavaFX's thread. */
  FirstFrame(Runnable drawn) {
    this.drawn = drawn;
  }

  /** Watches the next frame of this scene; on JavaFX's thread. */
  void of(Scene scene) {
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            Platform.runLater(FirstFrame.this::afterIt);
          }
        });
  }

  private void afterIt() {
    // A picture of one point waits for the one thread that draws, behind the frame.
    var unused = new Rectangle(1, 1).snapshot(null, null);
    // By then the frame's points are queued here to be given to the display; this comes after them.
    Platform.runLater(drawn);
  }
}
