package org.haochaping.terminal.screen;

import java.time.Duration;
import javafx.scene.input.MouseButton;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The technician's way in without a keypad that says when its keys go up. */
@ExtendWith(ApplicationExtension.class)
final class CornerHoldTest {
  @Test
  void corner_touchedOrLeft_asksForNothing_held_asksOnce(FxRobot robot) {
    try (OpenScreen open = new OpenScreen()) {
      open.show(new View.Idle());
      double x = OpenScreen.onFx(() -> open.scene().getWindow().getX() + open.scene().getX());
      double y = OpenScreen.onFx(() -> open.scene().getWindow().getY() + open.scene().getY());
      robot.moveTo(x + 20, y + 20).press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
      robot.press(MouseButton.PRIMARY).moveTo(x + 400, y + 240).moveTo(x + 20, y + 20);
      Awaitility.await()
          .during(Duration.ofMillis(5_500))
          .until(() -> open.diagnosisAsked.get() == 0);
      robot.release(MouseButton.PRIMARY);
      robot.press(MouseButton.PRIMARY);
      Awaitility.await().until(() -> open.diagnosisAsked.get() == 1);
      robot.release(MouseButton.PRIMARY);
    }
  }
}
