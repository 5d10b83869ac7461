package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What can be read on the screen. */
final class SeenTexts {
  private SeenTexts() {}

  static void await(FxRobot robot, String words) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(of(robot)).contains(words));
  }

  static List<String> of(FxRobot robot) {
    return WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () ->
            robot.listWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll("Text").stream())
                .map((Node node) -> ((Text) node).getText())
                .toList());
  }
}
