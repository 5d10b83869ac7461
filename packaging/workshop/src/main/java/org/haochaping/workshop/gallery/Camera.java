package org.haochaping.workshop.gallery;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.Scene;
import org.haochaping.terminal.screen.SilentListener;
import org.haochaping.terminal.screen.View;

/** Waits for one very view to be there; nobody touches anything in a gallery. */
final class Camera extends SilentListener {
  private Optional<Shot<?>> next = Optional.empty();

  /** What this makes of the scene, on JavaFX's thread, once it shows this very view. */
  synchronized <T> CompletableFuture<T> await(View wanted, Function<Scene, T> taking) {
    Shot<T> shot = new Shot<>(wanted, taking, new CompletableFuture<>());
    next = Optional.of(shot);
    return shot.result();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // an equal view that was there before is not the one
  public synchronized void settled(View view, Scene scene) {
    next.filter(shot -> shot.wanted() == view)
        .ifPresent(
            shot -> {
              next = Optional.empty();
              shot.take(scene);
            });
  }

  private record Shot<T>(View wanted, Function<Scene, T> taking, CompletableFuture<T> result) {
    void take(Scene scene) {
      try {
        result.complete(taking.apply(scene));
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }
  }
}
