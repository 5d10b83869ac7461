package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.awaitility.Awaitility;
import org.haochaping.terminal.screen.HallFace.Clerk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** What stands on the idle screen, and where. */
@ExtendWith(ApplicationExtension.class)
final class IdleScreenTest {
  private static HallFace face(Clerk clerk) {
    return new HallFace(
        "测试政务服务大厅",
        "市场监督管理局",
        Optional.of(clerk),
        List.of(),
        List.of(),
        HallFace.Ways.RECEIPT_ONLY);
  }

  @Test
  void clerkOnDuty_isThereWithNumberDutyStarsAndWhetherAway() {
    try (OpenScreen open = new OpenScreen()) {
      open.screen.face(face(new Clerk("王芳", "A0123", "企业登记", 4, Optional.empty(), true)));
      open.show(new View.Idle());
      assertThat(open.texts()).contains("王芳", "工号 A0123", "企业登记", "暂时离开", "Temporarily away");
      assertThat(stars(open)).containsExactly("4 / 5");

      open.screen.face(face(new Clerk("王芳", "", "", 0, Optional.empty(), false)));
      open.show(new View.Idle());
      assertThat(open.texts()).contains("王芳").doesNotContain("暂时离开", "企业登记");
      assertThat(stars(open)).isEmpty();
    }
  }

  private static List<String> stars(OpenScreen open) {
    return open.all("HBox").stream()
        .map(Node::getAccessibleText)
        .filter(text -> text != null && text.endsWith("/ 5"))
        .toList();
  }

  @Test
  void clock_isShownOnlyWhileSomebodyVouchesForIt() {
    LocalDateTime time = LocalDateTime.parse("2026-11-24T10:08:00");
    try (OpenScreen open = new OpenScreen()) {
      open.screen.standing(new Standing(true, 0, Optional.of(time)));
      open.show(new View.Idle());
      assertThat(open.texts()).contains("10:08");
      open.screen.standing(new Standing(true, 0, Optional.empty()));
      open.show(new View.Idle());
      assertThat(open.texts()).doesNotContain("10:08");
    }
  }

  @ParameterizedTest
  @CsvSource({"idle, 请扫描办件回执", "idle, 测试政务服务大厅", "out, 评价器暂停服务", "out, 测试政务服务大厅", "out, 7 号窗口"})
  void content_movesEveryMinuteAndNeverLeavesTheWindow(String screen, String words) {
    try (OpenScreen open = new OpenScreen()) {
      open.show(screen.equals("idle") ? new View.Idle() : new View.OutOfService("journal"));
      Awaitility.await().until(() -> bounds(open, words).getMinX() > 0); // it is laid out
      Set<Point2D> places = new HashSet<>();
      for (int minute = 0; minute < 9; minute++) {
        open.nanos.set(TimeUnit.MINUTES.toNanos(minute));
        int seen = places.size();
        Awaitility.await()
            .until(
                () -> {
                  Bounds there = bounds(open, words);
                  assertThat(there.getMinX()).isPositive();
                  assertThat(there.getMinY()).isPositive();
                  assertThat(there.getMaxX()).isLessThan(800);
                  assertThat(there.getMaxY()).isLessThan(480);
                  places.add(new Point2D(there.getMinX(), there.getMinY()));
                  return places.size() > seen;
                });
      }
      assertThat(places).hasSize(9);
    }
  }

  @Test
  void offer_doesNotMoveUnderTheFinger() {
    try (OpenScreen open = new OpenScreen()) {
      open.show(new View.Thanks(5, View.FollowUp.NONE));
      Bounds title = bounds(open, "7 号窗口");
      Bounds face = OpenScreen.onFx(() -> here(open.scene().lookup("#change-satisfied")));
      open.nanos.set(TimeUnit.MINUTES.toNanos(1));
      Awaitility.await().until(() -> !bounds(open, "7 号窗口").equals(title));
      assertThat(OpenScreen.onFx(() -> here(open.scene().lookup("#change-satisfied"))))
          .isEqualTo(face);
    }
  }

  private static Bounds bounds(OpenScreen open, String words) {
    return OpenScreen.onFx(
        () ->
            open.scene().getRoot().lookupAll("Text").stream()
                .filter(text -> ((Text) text).getText().equals(words))
                .map(IdleScreenTest::here)
                .findFirst()
                .orElseThrow());
  }

  private static Bounds here(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }
}
