package org.haochaping.workshop.gallery;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.haochaping.terminal.screen.HallFace;
import org.haochaping.terminal.screen.TerminalScreen;

/** One window, in which the screens appear one after the other. */
final class Sitting implements AutoCloseable {
  private final TerminalScreen screen;
  private final Camera camera;
  private final AtomicLong nanos;

  /**
   * A window.
   *
   * @param nanos the clock that the idle screen takes turns by
   */
  Sitting(TerminalScreen screen, Camera camera, AtomicLong nanos) {
    this.screen = screen;
    this.camera = camera;
    this.nanos = nanos;
  }

  /**
   * Shows a screen.
   *
   * @param taking what is made of the scene, on JavaFX's thread, once it is laid out
   * @throws java.util.concurrent.CompletionException if it does not appear in time
   */
  <T> T shown(Sample sample, Function<Scene, T> taking) {
    nanos.set(TimeUnit.SECONDS.toNanos(sample.second()));
    CompletableFuture<Scene> there = camera.await(sample.view(), scene -> scene);
    screen.face(sample.face());
    screen.standing(sample.standing());
    screen.show(sample.view());
    Scene scene = there.orTimeout(Studio.SECONDS, TimeUnit.SECONDS).join();
    awaitPictures(scene, sample);
    return onFx(() -> taking.apply(scene));
  }

  /** The hall's pictures come from the disk a little after the rest. */
  private static void awaitPictures(Scene scene, Sample sample) {
    boolean photo = sample.face().clerk().flatMap(HallFace.Clerk::photo).isPresent();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Studio.SECONDS);
    while ((photo && !onFx(() -> isShown(scene, ".photo-picture")))
        || (sample.second() > 0 && !onFx(() -> isShown(scene, ".slide")))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(sample.name() + ": its picture did not come");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static boolean isShown(Scene scene, String picture) {
    return Optional.ofNullable(scene.lookup(picture)).map(Node::isVisible).orElse(false);
  }

  private static <T> T onFx(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done.orTimeout(Studio.SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    screen.close();
  }
}
