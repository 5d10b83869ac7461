package org.haochaping.terminal.screen;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.awaitility.Awaitility;

/** A window with slides, in a program as small as a terminal's; names each slide that is shown. */
final class SlidesChild {
  private static final long TURN = TimeUnit.SECONDS.toNanos(Turns.SECONDS);

  private SlidesChild() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    List<URI> slides;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      slides = files.sorted().map(Path::toUri).toList();
    }
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    Platform.startup(() -> there.complete(true));
    there.get(60, TimeUnit.SECONDS);
    AtomicLong clock = new AtomicLong();
    Stage stage = onFx(Stage::new);
    TerminalScreen screen =
        TerminalScreen.of(
            new ScreenSettings(false, 1280, 800),
            Voice.usual(),
            new Place("测试政务服务大厅", 7, "", "window-7"),
            new SilentListener(),
            clock::get);
    onFx(
        () -> {
          screen.open(stage);
          return true;
        });
    screen.face(
        new HallFace(
            "测试政务服务大厅", "", Optional.empty(), List.of(), slides, HallFace.Ways.RECEIPT_ONLY));
    for (int turn = 1; turn <= Integer.parseInt(args[1]); turn++) {
      clock.addAndGet(TURN);
      // As after each citizen: the idle screen is made anew.
      screen.show(new View.Thanks(5, View.FollowUp.NONE));
      screen.show(new View.Idle());
      String file = awaitSlide(stage);
      System.out.println("shown " + turn + " " + file);
    }
    Runtime.getRuntime().halt(0);
  }

  private static String awaitSlide(Stage stage) {
    String url =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> onFx(() -> shown(stage)), Optional::isPresent)
            .orElseThrow();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static Optional<String> shown(Stage stage) {
    return Optional.ofNullable((ImageView) stage.getScene().lookup(".slide"))
        .filter(slide -> slide.isVisible() && slide.getImage() != null)
        .map(slide -> slide.getImage().getUrl());
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get(60, TimeUnit.SECONDS);
  }
}
