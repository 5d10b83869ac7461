package org.haochaping.terminal.hid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.haochaping.serial.Pty;
import org.haochaping.terminal.devices.Condition;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.keypad.GuardedKeys;
import org.haochaping.terminal.keypad.KeyGuard;
import org.haochaping.terminal.keypad.KeyMap;
import org.haochaping.terminal.keypad.ListingKeypad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A keypad whose event device is a pseudo terminal, with the real threads. */
@Timeout(60)
final class HidKeypadTest {
  private static final int ONE = 79;
  private static final int TWO = 80;
  private static final int FIVE = 6;

  @TempDir Path folder;
  private final AtomicLong skipped = new AtomicLong();
  private final List<String> found = new CopyOnWriteArrayList<>();
  private final Device device = new Devices(this::millis).add("USB 评价器 / USB keypad", "usb");
  private HidKeypad keypad;

  @AfterEach
  void close() {
    keypad.close();
  }

  @Test
  void key_heldAndRepeated_isOnePressAndThenStuckAndTheOthersWork() throws IOException {
    try (Pty pty = open()) {
      pty.send(InputEvents.key(TWO, 1));
      awaitFound("pressed 2");
      for (int i = 0; i < 20; i++) {
        skipped.addAndGet(600);
        pty.send(InputEvents.key(TWO, 2));
      }
      awaitFound("stuck 2");
      pty.send(InputEvents.key(FIVE, 1));
      pty.send(InputEvents.key(FIVE, 0));
      awaitFound("pressed 5");
      assertThat(found).containsExactly("pressed 2", "stuck 2", "pressed 5");
      assertThat(device.state().lastGood()).isPresent();
    }
  }

  @Test
  void outerKeys_heldForFiveSeconds_askForTheDiagnosis() throws IOException {
    try (Pty pty = open()) {
      pty.send(InputEvents.key(ONE, 1));
      pty.send(InputEvents.key(FIVE, 1));
      Awaitility.await()
          .until(
              () -> {
                skipped.addAndGet(200);
                pty.send(InputEvents.key(FIVE, 2));
                return found.contains("diagnosis");
              });
      assertThat(found).containsExactly("diagnosis");
    }
  }

  @Test
  void device_unpluggedWithAKeyDown_isReadAgainAndNothingIsStuck() throws IOException {
    try (Pty first = open()) {
      first.send(InputEvents.key(ONE, 1));
      awaitFound("pressed 1");
    }
    awaitCondition(Condition.ABSENT);
    skipped.addAndGet(60_000);
    try (Pty second = Pty.open(folder.resolve("keypad"))) {
      awaitCondition(Condition.CONNECTED);
      second.send(InputEvents.key(ONE, 1));
      second.send(InputEvents.key(ONE, 0));
      Awaitility.await().until(() -> found.size() == 2);
      assertThat(found).containsExactly("pressed 1", "pressed 1");
    }
  }

  @Test
  void nonsenseForTenSeconds_isNamedUntilAKeyComes() throws IOException {
    try (Pty pty = open()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .until(
              () -> {
                skipped.addAndGet(300);
                pty.send("A5 01 02 03 5A A5 01 02 03 5A".getBytes(StandardCharsets.US_ASCII));
                return device.state().condition() == Condition.NONSENSE;
              });
      assertThat(device.state().sentence()).contains("keypad.hid", "五个按键");
      // A press that is read together with the last of the nonsense is dropped with it.
      Awaitility.await()
          .until(
              () -> {
                skipped.addAndGet(5_000);
                pty.send(InputEvents.key(TWO, 1));
                pty.send(InputEvents.key(TWO, 0));
                return found.contains("pressed 2");
              });
      awaitCondition(Condition.CONNECTED);
    }
  }

  @Test
  void anotherKeyboard_noKeyOfTheFive_isNamed() throws IOException {
    try (Pty pty = open()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .until(
              () -> {
                skipped.addAndGet(300);
                pty.send(InputEvents.key(30, 1));
                return device.state().condition() == Condition.NONSENSE;
              });
      assertThat(found).isEmpty();
    }
  }

  @Test
  void plainFile_isNoDeviceAndPressesNothing() throws IOException {
    Files.write(folder.resolve("keypad"), InputEvents.key(ONE, 1));
    keypad = start();
    Awaitility.await()
        .during(Duration.ofMillis(700))
        .until(() -> device.state().condition() == Condition.FAULT);
    assertThat(device.state().sentence()).contains("but can't be opened: check the path");
    assertThat(found).isEmpty();
  }

  @Test
  void close_silentDevice_endsTheThread() throws IOException {
    try (Pty pty = open()) {
      keypad.close();
      assertThat(pty.link()).exists();
      Awaitility.await()
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(thread -> thread.getName().equals("keypad-hid")));
    }
  }

  private Pty open() throws IOException {
    Pty pty = Pty.open(folder.resolve("keypad"));
    keypad = start();
    awaitCondition(Condition.CONNECTED);
    return pty;
  }

  private HidKeypad start() {
    return HidKeypad.start(
        new HidSettings(folder.resolve("keypad"), KeyMap.ofNumberKeys()),
        device,
        new GuardedKeys("test-usb", KeyGuard.ofReports(), this::millis, new ListingKeypad(found)),
        this::millis);
  }

  private void awaitFound(String what) {
    Awaitility.await().until(() -> found.contains(what));
  }

  private void awaitCondition(Condition condition) {
    Awaitility.await().until(() -> device.state().condition() == condition);
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + skipped.get();
  }
}
