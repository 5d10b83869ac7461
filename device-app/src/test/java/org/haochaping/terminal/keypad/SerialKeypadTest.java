package org.haochaping.terminal.keypad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.haochaping.terminal.devices.Condition;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.junit.jupiter.api.Test;

final class SerialKeypadTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final Device device = new Devices(now::get).add("评价器 / Keypad", "keypad");
  private final List<Integer> pressed = new ArrayList<>();
  private final List<Integer> stuck = new ArrayList<>();
  private final SerialKeypad keypad =
      new SerialKeypad(
          FrameTemplate.parse("A5 KK SS XX 5A", "xor KK SS"),
          KeyMap.oneToFive(),
          RepeatRule.of(Duration.ofMillis(300), "00"),
          device,
          now::get,
          new SerialKeys() {
            @Override
            public void pressed(int key) {
              pressed.add(key);
            }

            @Override
            public void stuck(int key) {
              stuck.add(key);
            }
          });

  @Test
  void sameSequenceAgain_isOnePress() {
    key(1, 9);
    now.addAndGet(5_000);
    key(1, 9);
    now.addAndGet(5_000);
    key(1, 10);
    key(77, 11);
    key(5, 12);
    assertThat(pressed).containsExactly(1, 1, 5);
    keypad.opened();
    now.addAndGet(300);
    key(5, 12);
    assertThat(pressed).as("a keypad that was plugged in anew counts anew").hasSize(4);
  }

  @Test
  void heldKey_framesRepeat_isOnePressUntilItWasQuiet() {
    for (int i = 0; i < 50; i++) {
      key(5, i);
      now.addAndGet(100);
    }
    assertThat(pressed).containsExactly(5);
    now.addAndGet(200);
    key(5, 250);
    assertThat(pressed).containsExactly(5, 5);
  }

  @Test
  void heldKey_releaseFrame_letsItPressAgainAtOnce() {
    key(5, 1);
    key(5, 2);
    key(0, 3);
    key(5, 4);
    assertThat(pressed).hasSize(2);
  }

  @Test
  void heldKey_repeatedForTenSeconds_isStuckOnceAndNeedsALongerQuiet() {
    for (int i = 0; i < 120; i++) {
      key(5, i);
      now.addAndGet(100);
    }
    assertThat(stuck).containsExactly(5);
    now.addAndGet(1_500);
    key(5, 200);
    assertThat(pressed).as("a bad contact is no press").containsExactly(5);
    now.addAndGet(2_000);
    key(5, 201);
    assertThat(pressed).containsExactly(5, 5);
    assertThat(stuck).containsExactly(5);
  }

  @Test
  void stuckKey_pluggedInAnew_isNoPress() {
    keypad.opened();
    for (int i = 0; i < 50; i++) {
      now.addAndGet(100);
      key(4, i);
    }
    assertThat(pressed).isEmpty();
    now.addAndGet(300);
    key(4, 99);
    assertThat(pressed).containsExactly(4);
  }

  @Test
  void guardedKeypad_stuckKeyPluggedInAnew_isStuckAndNoPress() {
    List<String> found = new CopyOnWriteArrayList<>();
    try (GuardedKeys guard = guard(found)) {
      SerialKeypad guarded = guarded(guard);
      guarded.opened();
      send(guarded, 4, 1);
      now.addAndGet(10_000);
      send(guarded, 2, 2);
      Awaitility.await().until(() -> found.contains("pressed 2"));
      assertThat(found).containsExactly("stuck 4", "pressed 2");
    }
  }

  @Test
  void frames_withKeysThatNobodyConfigured_areNamedAfterThreePresses() {
    device.connected();
    for (int i = 0; i < 3; i++) {
      assertThat(device.state().condition()).isEqualTo(Condition.CONNECTED);
      key(0x31 + i, i);
      now.addAndGet(2_000);
    }
    assertThat(device.state().condition()).isEqualTo(Condition.NONSENSE);
    assertThat(device.state().sentence()).contains("keypad.serial.keys");
    key(1, 9);
    assertThat(device.state().condition()).isEqualTo(Condition.CONNECTED);
    for (int i = 0; i < 5; i++) {
      key(6, 10 + i);
      now.addAndGet(2_000);
    }
    assertThat(device.state().condition()).as("a sixth key").isEqualTo(Condition.CONNECTED);
  }

  @Test
  void guardedKeypad_releaseFrameLost_costsNoPress() {
    List<String> found = new CopyOnWriteArrayList<>();
    try (GuardedKeys guard = guard(found)) {
      SerialKeypad guarded = guarded(guard);
      send(guarded, 4, 1);
      Awaitility.await().until(() -> found.equals(List.of("pressed 4")));
      now.addAndGet(2_000);
      send(guarded, 4, 3);
      Awaitility.await().until(() -> found.equals(List.of("pressed 4", "pressed 4")));
    }
  }

  @Test
  void guardedKeypad_outerKeysHeld_askForTheDiagnosis() {
    List<String> found = new CopyOnWriteArrayList<>();
    try (GuardedKeys guard = guard(found)) {
      SerialKeypad guarded = guarded(guard);
      send(guarded, 1, 1);
      send(guarded, 5, 2);
      now.addAndGet(4_000);
      assertThat(found).isEmpty();
      Awaitility.await()
          .until(
              () -> {
                now.addAndGet(50);
                return found.contains("diagnosis");
              });
      send(guarded, 0, 3);
      now.addAndGet(1_000);
      send(guarded, 2, 4);
      Awaitility.await().until(() -> found.contains("pressed 2"));
      assertThat(found).containsExactly("diagnosis", "pressed 2");
    }
  }

  @Test
  void guardedKeypad_unpluggedWithAKeyDown_nothingIsStuck() {
    List<String> found = new CopyOnWriteArrayList<>();
    try (GuardedKeys guard = guard(found)) {
      SerialKeypad guarded = guarded(guard);
      send(guarded, 3, 1);
      Awaitility.await().until(() -> found.contains("pressed 3"));
      guarded.opened();
      now.addAndGet(60_000);
      send(guarded, 2, 1);
      Awaitility.await().until(() -> found.contains("pressed 2"));
      assertThat(found).containsExactly("pressed 3", "pressed 2");
    }
  }

  @Test
  void guardedKeypad_pulledOutWithItsOuterKeysDown_asksForNothingAndNothingIsStuck() {
    List<String> found = new CopyOnWriteArrayList<>();
    try (GuardedKeys guard = guard(found)) {
      SerialKeypad guarded = guarded(guard);
      send(guarded, 1, 1);
      send(guarded, 5, 2);
      guarded.gone();
      now.addAndGet(60_000);
      guarded.opened();
      now.addAndGet(1_000);
      send(guarded, 2, 1);
      Awaitility.await().until(() -> found.contains("pressed 2"));
      assertThat(found).containsExactly("pressed 2");
    }
  }

  @Test
  void noiseNowAndThen_isNoNonsense() {
    device.connected();
    for (int i = 0; i < 500; i++) {
      keypad.received(new byte[] {0x33}, 1);
      now.addAndGet(5_000);
    }
    assertThat(device.state().condition()).isEqualTo(Condition.CONNECTED);
  }

  @Test
  void repeatRule_wrong_saysWhat() {
    assertThatThrownBy(() -> RepeatRule.of(Duration.ofMinutes(1), ""))
        .hasMessageContaining("0 to 5 seconds");
    assertThatThrownBy(() -> RepeatRule.of(Duration.ZERO, "0"))
        .hasMessageContaining("two hexadecimal digits");
  }

  private SerialKeypad guarded(GuardedKeys guard) {
    return SerialKeypad.guarded(
        FrameTemplate.parse("A5 KK SS XX 5A", "xor KK SS"),
        KeyMap.oneToFive(),
        RepeatRule.of(Duration.ofMillis(300), "00"),
        device,
        this::running,
        guard);
  }

  private GuardedKeys guard(List<String> found) {
    return new GuardedKeys(
        "test-serial", KeyGuard.ofReports(), this::running, new ListingKeypad(found));
  }

  /** Goes on by itself, as the guard's thread needs it, and in the test's own jumps. */
  private long running() {
    return now.get() + TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private void key(int key, int sequence) {
    send(keypad, key, sequence);
  }

  private static void send(SerialKeypad keypad, int key, int sequence) {
    keypad.received(
        new byte[] {(byte) 0xA5, (byte) key, (byte) sequence, (byte) (key ^ sequence), (byte) 0x5A},
        5);
  }
}
