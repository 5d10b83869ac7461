package org.haochaping.terminal.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DevicesTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final Devices devices = new Devices(now::get);
  private final Device keypad = devices.add("评价按键 / Keypad", "/dev/keypad");

  @Test
  void device_untilItIsRead_isAbsent() {
    now.addAndGet(700);
    assertThat(devices.all())
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.condition()).isEqualTo(Condition.ABSENT);
              assertThat(state.since()).isEqualTo(Duration.ofMillis(700));
              assertThat(state.lastGood()).isEmpty();
              assertThat(state.sentence()).contains("没有找到设备");
            });
  }

  @Test
  void device_toldTheSameAgain_keepsItsAge() {
    keypad.connected();
    now.addAndGet(5_000);
    keypad.connected();
    assertThat(keypad.state().since()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void device_deliversAfterNonsense_isConnected() {
    keypad.connected();
    keypad.nonsense();
    assertThat(keypad.state().condition()).isEqualTo(Condition.NONSENSE);
    keypad.delivered();
    now.addAndGet(2_000);
    assertThat(keypad.state().condition()).isEqualTo(Condition.CONNECTED);
    assertThat(keypad.state().lastGood()).contains(Duration.ofSeconds(2));
  }
}
