package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.session.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Each screen at the sizes that windows have: all of it inside, its texts readable. */
@ExtendWith(ApplicationExtension.class)
final class ScreenLooksTest {
  private static final Place PLACE = new Place("乌兰察布市政务服务中心", 12, "市场监督管理局", "hall1-window12");
  private static final LocalDateTime TIME = LocalDateTime.parse("2026-11-24T10:08:00");

  private final ConcurrentLinkedQueue<View> settled = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Stage> stage = new AtomicReference<>();

  @AfterEach
  void closeWindow() {
    onFx(
        () -> {
          stage.get().close();
          return true;
        });
  }

  @ParameterizedTest
  @CsvSource({"1280,800", "800,480", "1280,720", "1024,600"})
  void everyScreen_anyWindow_staysInside(int width, int height) {
    TerminalScreen screen = open(PLACE, width, height);
    screen.standing(new Standing(true, 0, Optional.of(TIME)));
    for (Map.Entry<String, View> each : views().entrySet()) {
      if (each.getKey().startsWith("rate-batch")) {
        screen.standing(new Standing(false, 17, Optional.of(TIME)));
      }
      settled.clear();
      screen.show(each.getValue());
      Awaitility.await().until(() -> settled.contains(each.getValue()));
      String name = each.getKey() + "-" + width + "x" + height;
      BufferedImage picture = onFx(() -> Snapshots.take(stage.get().getScene(), name));
      assertThat(picture.getWidth()).isEqualTo(width);
      assertThat(picture.getHeight()).isEqualTo(height);
      assertThat(coloursOf(picture)).as(name).hasSizeGreaterThan(50);
      onFx(() -> assertAllInside(stage.get().getScene(), name));
    }
  }

  @Test
  void longNames_stayInside() {
    Place place =
        new Place("内蒙古自治区乌兰察布市察哈尔右翼后旗人民政府政务服务中心", 128, "人力资源和社会保障局社会保险经办服务大厅窗口", "window-128");
    TerminalScreen screen = open(place, 1280, 800);
    screen.standing(new Standing(false, 26_500, Optional.of(TIME)));
    screen.show(new View.Rate(subject(255), Optional.empty()));
    Awaitility.await().until(() -> settled.contains(new View.Rate(subject(255), Optional.empty())));
    onFx(() -> Snapshots.take(stage.get().getScene(), "long-names"));
    onFx(() -> assertAllInside(stage.get().getScene(), "long-names"));
  }

  private static Map<String, View> views() {
    Map<String, View> views = new TreeMap<>();
    views.put("idle", new View.Idle());
    views.put("rate", new View.Rate(subject(1), Optional.empty()));
    views.put("rate-batch", new View.Rate(subject(3), Optional.empty()));
    views.put("rated", new View.Rate(subject(1), Optional.of(SatisfactionLevel.SATISFIED)));
    views.put("thanked", new View.Thanks(5, View.FollowUp.NONE));
    views.put("out-of-service", new View.OutOfService("journal"));
    for (Refusal refusal : Refusal.values()) {
      views.put("refused-" + refusal.word(), new View.Refused(refusal.word()));
    }
    return views;
  }

  @Test
  void firstFrame_windowOpened_isToldOnceItIsDrawnAndNotBefore() {
    CompletableFuture<Boolean> shownBefore = new CompletableFuture<>();
    boolean toldWhileOpening =
        onFx(
            () -> {
              stage.set(new Stage());
              AtomicBoolean shown = new AtomicBoolean();
              TerminalScreen.of(
                      new ScreenSettings(false, 800, 480),
                      Voice.usual(),
                      PLACE,
                      new SilentListener() {
                        @Override
                        public void shown(View view) {
                          shown.set(true);
                        }

                        @Override
                        public void firstDrawn() {
                          shownBefore.complete(shown.get());
                        }
                      })
                  .open(stage.get());
              return shownBefore.isDone();
            });
    assertThat(toldWhileOpening).isFalse();
    assertThat(shownBefore).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo(true);
  }

  private TerminalScreen open(Place place, int width, int height) {
    return onFx(
        () -> {
          stage.set(new Stage());
          TerminalScreen screen =
              TerminalScreen.of(
                  new ScreenSettings(false, width, height),
                  Voice.usual(),
                  place,
                  new SilentListener() {
                    @Override
                    public void settled(View view, Scene scene) {
                      settled.add(view);
                    }
                  });
          screen.open(stage.get());
          return screen;
        });
  }

  private static Void assertAllInside(Scene scene, String name) {
    for (Text text : texts(scene.getRoot())) {
      var bounds = text.localToScene(text.getBoundsInLocal());
      assertThat(bounds.getMinX()).as(name + ": " + text.getText()).isGreaterThanOrEqualTo(0);
      assertThat(bounds.getMinY()).as(name + ": " + text.getText()).isGreaterThanOrEqualTo(0);
      assertThat(bounds.getMaxX())
          .as(name + ": " + text.getText())
          .isLessThanOrEqualTo(scene.getWidth() * 0.98); // a margin is left
      assertThat(bounds.getMaxY())
          .as(name + ": " + text.getText())
          .isLessThanOrEqualTo(scene.getHeight());
      assertThat(text.getFont().getFamily()).isEqualTo("Noto Sans SC");
    }
    return null;
  }

  private static List<Text> texts(Parent parent) {
    List<Text> texts = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (!child.isVisible()) {
        continue;
      }
      if (child instanceof Text text) {
        texts.add(text);
      } else if (child instanceof Parent inner) {
        texts.addAll(texts(inner));
      }
    }
    return texts;
  }

  private static Set<Integer> coloursOf(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < picture.getWidth(); x += 3) {
      for (int y = 0; y < picture.getHeight(); y += 3) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours;
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> work) {
    try {
      return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Subject subject(int batch) {
    return new Subject(
        Subject.Scope.WINDOW,
        Optional.empty(),
        Optional.empty(),
        batch,
        Optional.empty(),
        OptionalInt.empty());
  }
}
