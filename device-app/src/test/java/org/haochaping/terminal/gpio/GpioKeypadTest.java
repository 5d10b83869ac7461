package org.haochaping.terminal.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.io.gpio.digital.DigitalState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.haochaping.terminal.devices.Condition;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.keypad.GuardedKeys;
import org.haochaping.terminal.keypad.KeyGuard;
import org.haochaping.terminal.keypad.ListingKeypad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A keypad on Pi4J's pins without a board, with the real thread of the guard. */
@Timeout(60)
final class GpioKeypadTest {
  private final AtomicLong skipped = new AtomicLong();
  private final List<String> found = new CopyOnWriteArrayList<>();
  private final Device device = new Devices(this::millis).add("评价器 / Keypad", "GPIO");
  private GpioKeypad keypad = open(GpioSettings.Provider.MOCK);

  @AfterEach
  void close() {
    keypad.close();
  }

  @Test
  void key_bounces_isOnePress() {
    for (int i = 0; i < 5; i++) {
      level(3, DigitalState.HIGH);
      level(3, DigitalState.LOW);
    }
    Awaitility.await().until(() -> found.contains("pressed 3"));
    level(3, DigitalState.HIGH);
    level(4, DigitalState.LOW);
    Awaitility.await().until(() -> found.contains("pressed 4"));
    assertThat(found).containsExactly("pressed 3", "pressed 4");
    assertThat(device.state().lastGood()).isPresent();
  }

  @Test
  void key_heldForTenSeconds_isStuckAndTheOthersWork() {
    level(2, DigitalState.LOW);
    Awaitility.await().until(() -> found.contains("pressed 2"));
    skipped.addAndGet(10_000);
    level(5, DigitalState.LOW);
    Awaitility.await().until(() -> found.contains("pressed 5"));
    assertThat(found).containsExactly("pressed 2", "stuck 2", "pressed 5");
  }

  @Test
  void lamps_ofSomeKeys_areLitAloneAndOutAtTheEnd() {
    Board board = Board.of(keypad);
    assertThat(board.lit()).isEmpty();
    keypad.light(Set.of(1, 5));
    assertThat(board.lit()).containsExactly(1, 5);
    keypad.light(Set.of(2));
    assertThat(board.lit()).containsExactly(2);
    keypad.close();
    assertThat(board.lit()).isEmpty();
    keypad.light(Set.of(3));
    assertThat(board.lit()).as("a session that ends later").isEmpty();
  }

  @Test
  void board_withoutPins_isAFaultAndStopsNothing() {
    keypad.close();
    keypad = open(GpioSettings.Provider.GPIOD);
    assertThat(device.state().condition()).isEqualTo(Condition.FAULT);
    assertThat(device.state().sentence()).contains("引脚无法打开");
    keypad.light(Set.of(1));
  }

  @Test
  void settings_wrongPins_sayWhat() {
    assertThatThrownBy(() -> settings(GpioSettings.Provider.MOCK, List.of(1, 2, 3)))
        .hasMessageContaining("five, key 1 first");
    assertThatThrownBy(() -> settings(GpioSettings.Provider.MOCK, List.of(5, 5, 13, 19, 26)))
        .hasMessageContaining("each pin once");
  }

  private GpioKeypad open(GpioSettings.Provider provider) {
    GpioKeypad opened =
        GpioKeypad.open(
            settings(provider, List.of(5, 6, 13, 19, 26)),
            device,
            new GuardedKeys(
                "test-pins", KeyGuard.ofContacts(), this::millis, new ListingKeypad(found)));
    return opened;
  }

  private static GpioSettings settings(GpioSettings.Provider provider, List<Integer> keys) {
    return new GpioSettings(
        provider,
        keys,
        List.of(17, 18, 22, 23, 24),
        GpioSettings.Pull.DOWN,
        GpioSettings.Active.LOW);
  }

  private void level(int key, DigitalState state) {
    Board.of(keypad).level(key, state);
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + skipped.get();
  }
}
