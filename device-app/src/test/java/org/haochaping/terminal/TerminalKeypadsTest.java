package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.serial.Pty;
import org.haochaping.terminal.hid.InputEvents;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole terminal: each kind of keypad rates, and opens the diagnosis by its outer two keys. */
@ExtendWith(ApplicationExtension.class)
final class TerminalKeypadsTest {
  private static final String SERIAL =
      "keypad.serial { enabled = true, device = \"serial\", release = \"00\", repeat-quiet = 0s }";
  private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed");

  @TempDir Path folder;
  private final Receipts receipts = new Receipts();
  private Terminal terminal;

  @AfterEach
  void close() {
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void usbKeypad_pressThenOuterKeysHeld_isARatingThenTheDiagnosis(FxRobot robot) throws Exception {
    try (Pty keypad = Pty.open(folder.resolve("usb"))) {
      start("keypad.hid { enabled = true, device = \"usb\" }");
      offer(robot);
      keypad.send(InputEvents.key(75, 1));
      keypad.send(InputEvents.key(75, 0));
      awaitRated("keypad");
      keypad.send(InputEvents.key(79, 1));
      keypad.send(InputEvents.key(76, 1));
      awaitThere(robot, ".pin-key");
    }
    assertThat(rated()).hasSize(1);
  }

  @Test
  void serialKeypad_pressThenOuterKeysHeld_isARatingThenTheDiagnosis(FxRobot robot)
      throws Exception {
    try (Pty keypad = Pty.open(folder.resolve("serial"))) {
      start(SERIAL);
      offer(robot);
      keypad.send(frame(4, 1));
      keypad.send(frame(0, 2));
      awaitRated("keypad");
      keypad.send(frame(1, 3));
      keypad.send(frame(5, 4));
      awaitThere(robot, ".pin-key");
    }
    assertThat(rated()).hasSize(1);
  }

  @Test
  void keyboard_pressThenOuterKeysHeld_isARatingThenTheDiagnosis(FxRobot robot) throws Exception {
    start("");
    offer(robot);
    robot.press(KeyCode.DIGIT4).release(KeyCode.DIGIT4);
    awaitRated("key");
    // At one moment, as two fingers press; a robot on a slow machine presses one after the other.
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          Node root = robot.lookup(".root").query();
          for (String digit : new String[] {"1", "5"}) {
            Event.fireEvent(root, key(KeyEvent.KEY_PRESSED, KeyCode.valueOf("DIGIT" + digit)));
            Event.fireEvent(
                root,
                new KeyEvent(
                    KeyEvent.KEY_TYPED, digit, "", KeyCode.UNDEFINED, false, false, false, false));
          }
        });
    awaitThere(robot, ".pin-key");
    assertThat(rated()).hasSize(1);
  }

  @Test
  void keyboard_keyGoesDown_itsLevelLooksPressedBeforeItIsRated(FxRobot robot) throws Exception {
    start("");
    offer(robot);
    boolean[] felt = new boolean[2];
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          Node card = robot.lookup("#level-satisfied").query();
          Event.fireEvent(card, key(KeyEvent.KEY_PRESSED, KeyCode.DIGIT2));
          felt[0] = card.getPseudoClassStates().contains(PRESSED);
          Event.fireEvent(card, key(KeyEvent.KEY_PRESSED, KeyCode.A));
          felt[1] = card.getPseudoClassStates().contains(PRESSED);
        });
    assertThat(felt).containsExactly(true, false);
    assertThat(rated()).isEmpty();
  }

  @Test
  void serialKeypad_keyGoesDown_itsLevelLooksPressedBeforeItIsRated(FxRobot robot)
      throws Exception {
    try (Pty keypad = Pty.open(folder.resolve("serial"))) {
      start(SERIAL);
      offer(robot);
      CountDownLatch looksPressed = new CountDownLatch(1);
      // This card is taken away as soon as a level is chosen.
      Node card = robot.lookup("#level-dissatisfied").query();
      WaitForAsyncUtils.waitForAsyncFx(
          60_000,
          () ->
              card.getPseudoClassStates()
                  .addListener(
                      (SetChangeListener<PseudoClass>)
                          change -> {
                            if (PRESSED.equals(change.getElementAdded())) {
                              looksPressed.countDown();
                            }
                          }));
      keypad.send(frame(4, 1));
      keypad.send(frame(0, 2));
      assertThat(looksPressed.await(60, TimeUnit.SECONDS)).isTrue();
      awaitRated("keypad");
    }
  }

  private static KeyEvent key(EventType<KeyEvent> type, KeyCode code) {
    return new KeyEvent(type, "", "", code, false, false, false, false);
  }

  private void start(String more) throws InterruptedException {
    TerminalConfig config = TerminalConfig.load(TestBundle.write(folder, receipts, more));
    terminal = Terminal.start(config, config.gateway().keys(), Optional.empty());
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(terminal.devices())
                    .allMatch(
                        device ->
                            device.condition()
                                == org.haochaping.terminal.devices.Condition.CONNECTED));
  }

  private void offer(FxRobot robot) {
    terminal.input().scanned(receipts.good(1));
    awaitThere(robot, ".level-card");
  }

  private void awaitRated(String input) {
    Awaitility.await().until(() -> rated().size() == 1);
    assertThat(rated().get(0).level()).isEqualTo(SatisfactionLevel.DISSATISFIED);
    assertThat(rated().get(0).input()).isEqualTo(input);
  }

  private static void awaitThere(FxRobot robot, String what) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                WaitForAsyncUtils.waitForAsyncFx(
                    60_000, () -> robot.lookup(what).tryQuery().isPresent()));
  }

  private List<JournalBody.Rated> rated() {
    return WrittenJournal.bodies(folder, JournalBody.Rated.class);
  }

  private static byte[] frame(int key, int sequence) {
    return new byte[] {
      (byte) 0xA5, (byte) key, (byte) sequence, (byte) (key ^ sequence), (byte) 0x5A
    };
  }
}
