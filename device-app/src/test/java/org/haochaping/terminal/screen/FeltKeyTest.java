package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** A key of a keypad that goes down can be seen on whatever it stands for, for a moment. */
@ExtendWith(ApplicationExtension.class)
final class FeltKeyTest {
  private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed");

  private static final Subject WINDOW =
      new Subject(
          Subject.Scope.WINDOW,
          Optional.of("户口迁移"),
          Optional.empty(),
          1,
          Optional.empty(),
          OptionalInt.empty());

  static Stream<Arguments> screens() {
    View rate = new View.Rate(WINDOW, Optional.empty());
    View reasons =
        new View.Reasons(
            SatisfactionLevel.DISSATISFIED,
            List.of(
                new ReasonChoice("207", "没有提供材料样本", true, false),
                new ReasonChoice("208", "没有提供材料清单", true, true)),
            1,
            View.FollowUp.CALL);
    View thanks = new View.Thanks(5, View.FollowUp.NONE);
    return Stream.of(
        arguments(rate, 1, "level-very-satisfied"),
        arguments(rate, 5, "level-very-dissatisfied"),
        arguments(thanks, 2, "change-satisfied"),
        arguments(reasons, 1, "reasons-keys"),
        arguments(reasons, 2, "reasons-keys"),
        arguments(reasons, 3, "reason-208"),
        arguments(reasons, 4, "reasons-confirm"),
        arguments(reasons, 5, "reasons-skip"),
        arguments(new View.Idle(), 3, "idle-begin"));
  }

  static Stream<View> closedScreens() {
    View chosen = new View.Rate(WINDOW, Optional.of(SatisfactionLevel.SATISFIED));
    // A PIN that lights up is read by whoever stands behind.
    return Stream.of(
        chosen,
        new View.Refused("other-hall"),
        new View.OutOfService("journal"),
        new View.Pin(0, false));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void key_felt_isSeenOnWhatItStandsForUntilAMomentLater(View view, int key, String id) {
    try (OpenScreen open = opened(view)) {
      assertThat(pressedAfter(open, key)).containsExactly(id);
      Awaitility.await().until(() -> OpenScreen.onFx(() -> pressed(open)).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("screens")
  void anotherKey_felt_takesTheSignOver(View view, int key, String id) {
    try (OpenScreen open = opened(view)) {
      assertThat(pressedAfter(open, key % 5 + 1, key)).containsExactly(id);
    }
  }

  @ParameterizedTest
  @MethodSource("closedScreens")
  void key_thatStandsForNothing_isNotSeen(View view) {
    try (OpenScreen open = opened(view)) {
      assertThat(pressedAfter(open, 3)).isEmpty();
    }
  }

  private static OpenScreen opened(View view) {
    OpenScreen open = new OpenScreen();
    open.screen.face(
        new HallFace(
            "测试政务服务大厅",
            "",
            Optional.empty(),
            List.of(),
            List.of(),
            new HallFace.Ways(HallFace.Begin.WINDOW, false)));
    open.show(view);
    return open;
  }

  /** What looks pressed right behind these keys; a slow machine does not come between them. */
  private static Set<String> pressedAfter(OpenScreen open, int... keys) {
    CompletableFuture<Set<String>> seen = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          for (int key : keys) {
            open.screen.felt(key);
          }
          Platform.runLater(() -> seen.complete(pressed(open)));
        });
    return seen.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static Set<String> pressed(OpenScreen open) {
    return open.scene().getRoot().lookupAll("*").stream()
        .filter(node -> node.getPseudoClassStates().contains(PRESSED))
        .map(Node::getId)
        .collect(Collectors.toSet());
  }
}
