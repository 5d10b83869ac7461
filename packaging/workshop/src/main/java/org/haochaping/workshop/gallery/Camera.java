package org.haochaping.workshop.gallery;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.Scene;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.ScreenListener;
import org.haochaping.terminal.screen.View;

/** Waits for one very view to be there; nobody touches anything in a gallery. */
final class Camera implements ScreenListener {
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

  @Override
  public void pressed(SatisfactionLevel level, String input) {}

  @Override
  public void ticked(String code) {}

  @Override
  public void reasonsConfirmed() {}

  @Override
  public void reasonsSkipped() {}

  @Override
  public void keyStuck(int key) {}

  @Override
  public void diagnosisAsked() {}

  @Override
  public void pinDigit(int digit) {}

  @Override
  public void diagnosisLeft() {}

  @Override
  public void scanned(String line) {}

  @Override
  public void shown(View view) {}

  @Override
  public void closed() {}

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
