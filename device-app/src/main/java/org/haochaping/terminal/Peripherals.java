package org.haochaping.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.gpio.GpioKeypad;
import org.haochaping.terminal.gpio.GpioSettings;
import org.haochaping.terminal.hid.HidKeypad;
import org.haochaping.terminal.hid.HidSettings;
import org.haochaping.terminal.keypad.GuardedKeys;
import org.haochaping.terminal.keypad.KeyGuard;
import org.haochaping.terminal.keypad.SerialKeypad;
import org.haochaping.terminal.scanner.SerialScanner;
import org.haochaping.terminal.serial.SerialLibrary;
import org.haochaping.terminal.serial.SerialLine;
import org.haochaping.terminal.serial.SerialSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keypads and scanners that are configured, between their wires and the session. */
final class Peripherals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Peripherals.class);

  private final Deque<AutoCloseable> plugged = new ArrayDeque<>();
  private final Devices devices;
  private final SessionLoop session;
  private final IntConsumer felt;
  private final LongSupplier millis;
  private Optional<GpioKeypad> pins = Optional.empty();

  private Peripherals(Devices devices, SessionLoop session, IntConsumer felt, LongSupplier millis) {
    this.devices = devices;
    this.session = session;
    this.felt = felt;
    this.millis = millis;
  }

  /**
   * Starts reading each; none need be there yet.
   *
   * @param devices told of each
   * @param felt told of each key that goes down, before it is clear that it was pressed
   * @param millis a monotonic clock
   */
  static Peripherals plugIn(
      TerminalConfig config,
      Devices devices,
      SessionLoop session,
      IntConsumer felt,
      LongSupplier millis) {
    Peripherals all = new Peripherals(devices, session, felt, millis);
    if (config.keypad().isPresent() || config.scanner().isPresent()) {
      SerialLibrary.unpackTo(config.dataDir().resolve("cache").resolve("serial"));
    }
    config.keypad().ifPresent(all::serialKeypad);
    config.scanner().ifPresent(all::serialScanner);
    config.gpio().ifPresent(all::gpioKeypad);
    config.hid().ifPresent(all::hidKeypad);
    return all;
  }

  /** The keypad on the board's pins, for whoever plays a board without one. */
  Optional<GpioKeypad> pins() {
    return pins;
  }

  private void gpioKeypad(GpioSettings settings) {
    Device device = devices.add("引脚评价器 / Keypad on pins", "GPIO " + settings.keys());
    GpioKeypad keypad =
        GpioKeypad.open(settings, device, guarded("keypad-pins", KeyGuard.ofContacts()));
    plugged.push(keypad);
    pins = Optional.of(keypad);
    session.lightsKeys(keypad::light);
  }

  private void hidKeypad(HidSettings settings) {
    Device device = devices.add("USB 评价器 / USB keypad", settings.device().toString());
    GuardedKeys keys = guarded("keypad-usb", KeyGuard.ofReports());
    plugged.push(HidKeypad.start(settings, device, keys, millis));
  }

  private void serialKeypad(TerminalConfig.Keypad keypad) {
    Device device = devices.add("串口评价器 / Serial keypad", keypad.line().device().toString());
    plugged.push(SerialLine.start("keypad", keypad.line(), device, listener(keypad, device)));
  }

  private SerialKeypad listener(TerminalConfig.Keypad keypad, Device device) {
    if (keypad.repeat().release().isEmpty()) {
      return new SerialKeypad(
          keypad.frame(), keypad.keys(), keypad.repeat(), device, millis, input());
    }
    GuardedKeys guard = guarded("keypad-serial", KeyGuard.ofReports());
    plugged.push(guard);
    return SerialKeypad.guarded(
        keypad.frame(), keypad.keys(), keypad.repeat(), device, millis, guard);
  }

  private void serialScanner(SerialSettings line) {
    Device device = devices.add("串口扫码器 / Serial scanner", line.device().toString());
    plugged.push(
        SerialLine.start(
            "scanner", line, device, new SerialScanner(device, millis, session::scanned)));
  }

  private GuardedKeys guarded(String name, KeyGuard guard) {
    return new GuardedKeys(name, guard, millis, input());
  }

  private KeypadInput input() {
    return new KeypadInput(session, felt);
  }

  @Override
  public void close() {
    while (!plugged.isEmpty()) {
      AutoCloseable part = plugged.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("close failed part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
