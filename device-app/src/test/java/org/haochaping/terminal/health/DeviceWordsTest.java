package org.haochaping.terminal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.haochaping.protocol.wire.HealthReport.Device;
import org.haochaping.terminal.devices.Devices;
import org.junit.jupiter.api.Test;

final class DeviceWordsTest {
  @Test
  void names_ofRealDevices_becomeWords() {
    Devices devices = new Devices(() -> 0);
    devices.add("串口评价器 / Serial keypad", "/dev/ttyUSB0");
    devices.add("扫码器", "/dev/ttyUSB1");
    assertThat(DeviceWords.of(devices.all()))
        .isEqualTo(List.of(new Device("serial-keypad", "absent"), new Device("device", "absent")));
  }
}
