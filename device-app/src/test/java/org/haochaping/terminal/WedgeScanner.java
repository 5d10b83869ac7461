package org.haochaping.terminal;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Types as a keyboard-wedge scanner does, faster than a robot of the tests could. */
final class WedgeScanner {
  private WedgeScanner() {}

  static void scan(FxRobot robot, String text) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          Scene scene = robot.listWindows().get(0).getScene();
          for (int i = 0; i < text.length(); i++) {
            String character = text.substring(i, i + 1);
            Event.fireEvent(scene, key(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED));
          }
          Event.fireEvent(scene, key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER));
          Event.fireEvent(scene, key(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED));
        });
  }

  private static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code) {
    return new KeyEvent(type, character, "", code, false, false, false, false);
  }
}
