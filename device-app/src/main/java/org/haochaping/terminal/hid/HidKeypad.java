package org.haochaping.terminal.hid;

import java.util.function.LongSupplier;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.PluggedDevice;
import org.haochaping.terminal.keypad.GuardedKeys;

/** A keypad that is a USB keyboard, which may be unplugged and plugged in again. */
public final class HidKeypad implements AutoCloseable {
  private final PluggedDevice<InputDevice> reports;
  private final GuardedKeys keys;

  private HidKeypad(PluggedDevice<InputDevice> reports, GuardedKeys keys) {
    this.reports = reports;
    this.keys = keys;
  }

  /**
   * Starts reading; the device need not be there yet.
   *
   * @param device told whether it is there and makes sense
   * @param keys closed with this
   * @param millis a monotonic clock
   */
  public static HidKeypad start(
      HidSettings settings, Device device, GuardedKeys keys, LongSupplier millis) {
    return new HidKeypad(
        PluggedDevice.start(
            "keypad-hid",
            "usb keypad",
            settings.device(),
            device,
            new HidKeys(settings, device, keys, millis)),
        keys);
  }

  /** Stops reading and waits until the thread is done. */
  @Override
  public void close() {
    reports.close();
    keys.close();
  }
}
