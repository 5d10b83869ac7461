package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A case's name that comes while its offer is shown already, and perhaps touched. */
@ExtendWith(ApplicationExtension.class)
final class NamedOfferTest {
  private static final String LONG = "企业职工基本养老保险关系转移接续（含退役军人跨省转移）申请受理与审核";
  private static final View SCANNED = rate(Optional.empty(), Optional.empty());

  private final ConcurrentLinkedQueue<View> settled = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<SatisfactionLevel> pressed = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Stage> stage = new AtomicReference<>();

  private static View rate(Optional<String> item, Optional<String> caseNumber) {
    return new View.Rate(
        new Subject(
            Subject.Scope.WINDOW,
            item,
            caseNumber,
            3,
            Optional.of("https://hall.example/r/" + "A".repeat(131)),
            OptionalInt.empty()),
        Optional.empty());
  }

  @AfterEach
  void closeWindow() {
    onFx(
        () -> {
          stage.get().close();
          return true;
        });
  }

  @ParameterizedTest
  @CsvSource({"1280,800", "800,480", "480,800", "1080,1920"})
  void name_comingLate_movesNoLevelByAPixel(int width, int height) {
    for (String item : List.of("个体工商户设立登记", LONG)) {
      TerminalScreen screen = open(width, height);
      show(screen, SCANNED);
      Map<String, Bounds> before = onFx(this::levels);
      List<Node> cards = onFx(() -> List.copyOf(scene().getRoot().lookupAll(".level-card")));
      onFx(() -> Snapshots.take(scene(), "scanned-" + width + "x" + height));
      View named = rate(Optional.of(item), Optional.of("1509****0001"));
      show(screen, named);
      String name = "named-" + item.length() + "-" + width + "x" + height;
      onFx(() -> Snapshots.take(scene(), name));
      assertThat(onFx(this::levels)).as(name).isEqualTo(before);
      assertThat(onFx(() -> List.copyOf(scene().getRoot().lookupAll(".level-card"))))
          .as("the same cards")
          .isEqualTo(cards);
      assertThat(onFx(() -> values())).as(name).contains("1509****0001");
      assertThat(onFx(() -> values()).get(0)).startsWith(item.substring(0, 4));
      onFx(() -> assertPillsInside(before));
      closeWindow();
    }
  }

  @Test
  void name_comingWhileAFingerLiesOnALevel_losesNoTouch(FxRobot robot) {
    TerminalScreen screen = open(800, 480);
    show(screen, SCANNED);
    robot.moveTo("#level-dissatisfied").press(MouseButton.PRIMARY);
    show(screen, rate(Optional.of("个体工商户设立登记"), Optional.of("1509****0001")));
    robot.release(MouseButton.PRIMARY);
    Awaitility.await().until(() -> !pressed.isEmpty());
    assertThat(pressed).containsExactly(SatisfactionLevel.DISSATISFIED);
  }

  private Map<String, Bounds> levels() {
    Map<String, Bounds> bounds = new LinkedHashMap<>();
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      String id = "#level-" + level.wireName();
      Node card = scene().getRoot().lookup(id);
      bounds.put(id, card.localToScene(card.getBoundsInLocal()));
    }
    return bounds;
  }

  private List<String> values() {
    return scene().getRoot().lookupAll(".subject-value").stream()
        .filter(node -> node.getParent().getParent().getParent().isVisible())
        .map(node -> ((Text) node).getText())
        .toList();
  }

  private Void assertPillsInside(Map<String, Bounds> levels) {
    double top = levels.values().stream().mapToDouble(Bounds::getMinY).min().orElseThrow();
    for (Node value : scene().getRoot().lookupAll(".subject-value")) {
      Bounds bounds = value.localToScene(value.getBoundsInLocal());
      assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
      assertThat(bounds.getMaxX()).isLessThanOrEqualTo(scene().getWidth());
      assertThat(bounds.getMaxY()).isLessThanOrEqualTo(top);
    }
    return null;
  }

  private Scene scene() {
    return stage.get().getScene();
  }

  private void show(TerminalScreen screen, View view) {
    settled.clear();
    screen.show(view);
    Awaitility.await().until(() -> settled.contains(view));
  }

  private TerminalScreen open(int width, int height) {
    return onFx(
        () -> {
          stage.set(new Stage());
          TerminalScreen screen =
              TerminalScreen.of(
                  new ScreenSettings(false, width, height),
                  Voice.usual(),
                  new Place("乌兰察布市政务服务中心", 12, "市场监督管理局", "window-7"),
                  new SilentListener() {
                    @Override
                    public void settled(View view, Scene scene) {
                      settled.add(view);
                    }

                    @Override
                    public void pressed(SatisfactionLevel level, String by) {
                      pressed.add(level);
                    }
                  });
          screen.open(stage.get());
          return screen;
        });
  }

  private static <T> T onFx(Callable<T> work) {
    try {
      return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
