package org.haochaping.terminal.screen;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.testfx.util.WaitForAsyncUtils;

/** A real window with the real screen in it, 800 by 480, whose idle screen goes by a set clock. */
final class OpenScreen implements AutoCloseable {
  final AtomicLong nanos = new AtomicLong();
  final AtomicInteger diagnosisAsked = new AtomicInteger();
  final TerminalScreen screen;

  private final ConcurrentLinkedQueue<View> settled = new ConcurrentLinkedQueue<>();
  private final Stage stage;

  OpenScreen() {
    screen =
        TerminalScreen.of(
            new ScreenSettings(false, 800, 480),
            new Voice(Look.USUAL, Texts.shipped()),
            new Place("测试政务服务大厅", 7, "", "window-7"),
            new SilentListener() {
              @Override
              public void settled(View view, Scene scene) {
                settled.add(view);
              }

              @Override
              public void diagnosisAsked() {
                diagnosisAsked.incrementAndGet();
              }
            },
            nanos::get);
    stage = onFx(Stage::new);
    onFx(
        () -> {
          screen.open(stage);
          return stage;
        });
  }

  /** Shows it and waits until it is there. */
  void show(View view) {
    settled.clear();
    screen.show(view);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> settled.contains(view));
  }

  /** The texts that can be seen. */
  Set<String> texts() {
    return all("Text").stream()
        .filter(Node::isVisible)
        .map(text -> ((Text) text).getText())
        .collect(Collectors.toSet());
  }

  Collection<Node> all(String selector) {
    return onFx(() -> Set.copyOf(scene().getRoot().lookupAll(selector)));
  }

  Scene scene() {
    return stage.getScene();
  }

  static <T> T onFx(Callable<T> work) {
    try {
      return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    screen.close();
    WaitForAsyncUtils.waitForFxEvents();
  }
}
