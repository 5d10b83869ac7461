package org.haochaping.workshop.gallery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.scene.Scene;
import org.haochaping.terminal.screen.TerminalScreen;

/** One window, in which the screens appear one after the other. */
final class Sitting implements AutoCloseable {
  private final TerminalScreen screen;
  private final Camera camera;

  Sitting(TerminalScreen screen, Camera camera) {
    this.screen = screen;
    this.camera = camera;
  }

  /**
   * Shows a screen.
   *
   * @param taking what is made of the scene, on JavaFX's thread, once it is laid out
   * @throws java.util.concurrent.CompletionException if it does not appear in time
   */
  <T> T shown(Sample sample, Function<Scene, T> taking) {
    CompletableFuture<T> result = camera.await(sample.view(), taking);
    screen.face(sample.face());
    screen.standing(sample.standing());
    screen.show(sample.view());
    return result.orTimeout(Studio.SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    screen.close();
  }
}
