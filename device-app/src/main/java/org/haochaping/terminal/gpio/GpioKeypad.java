package org.haochaping.terminal.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.keypad.GuardedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Five keys and, where there are some, five lamps on the board's pins. Debounce is the guard's
 * business, not the pins'. A board without pins is a fault of this device and never stops the
 * terminal.
 */
public final class GpioKeypad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GpioKeypad.class);

  private final GpioSettings settings;
  private final Device device;
  private final GuardedKeys keys;
  private final Optional<Context> pins;
  private final List<DigitalOutput> lamps = new ArrayList<>();

  // Guarded by this: the session lights lamps on its thread, and may do so to the last.
  private Set<Integer> lit = Set.of();
  private boolean lampsFail;
  private boolean closed;

  private GpioKeypad(
      GpioSettings settings, Device device, GuardedKeys keys, Optional<Context> pins) {
    this.settings = settings;
    this.device = device;
    this.keys = keys;
    this.pins = pins;
  }

  /** Opens the pins; where that fails, says so to the log and the device, and does nothing more. */
  public static GpioKeypad open(GpioSettings settings, Device device, GuardedKeys keys) {
    Optional<Context> pins = Optional.empty();
    GpioKeypad keypad = new GpioKeypad(settings, device, keys, pins);
    try {
      // Already this loads a system library, where the board is one that has pins.
      pins = Optional.of(context(settings.provider()));
      keypad = new GpioKeypad(settings, device, keys, pins);
      keypad.openPins(pins.get());
      device.connected();
      LOG.info("keypad pins open keys={} lamps={}", settings.keys(), settings.lamps());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("keypad pins cannot be opened keys={}", settings.keys(), e);
      device.fault(
          "引脚无法打开：请确认主板是树莓派、运行用户在 gpio 组，并核对引脚号"
              + " / The pins can't be opened: check board, group gpio and pin numbers.");
    }
    return keypad;
  }

  private void openPins(Context pins) {
    for (int i = 0; i < settings.lamps().size(); i++) {
      lamps.add(
          pins.create(
              DigitalOutput.newConfigBuilder(pins)
                  .id("lamp-" + (i + 1))
                  .address(settings.lamps().get(i))
                  .initial(DigitalState.LOW)
                  .shutdown(DigitalState.LOW)
                  .provider(settings.provider().output())));
    }
    for (int i = 0; i < settings.keys().size(); i++) {
      int key = i + 1;
      DigitalInput input =
          pins.create(
              DigitalInput.newConfigBuilder(pins)
                  .id("key-" + key)
                  .address(settings.keys().get(i))
                  .pull(
                      settings.pull() == GpioSettings.Pull.UP
                          ? PullResistance.PULL_UP
                          : PullResistance.PULL_DOWN)
                  .debounce(0L)
                  .provider(settings.provider().input()));
      if (input instanceof MockDigitalInput mock) {
        mock.mockState(
            isDown(DigitalState.LOW) ? DigitalState.HIGH : DigitalState.LOW); // no resistor
      }
      if (isDown(input.state())) {
        keys.downBefore(key);
      }
      input.addListener(change -> edge(key, change.state()));
    }
  }

  private void edge(int key, DigitalState state) {
    device.delivered();
    keys.level(key, isDown(state));
  }

  /** Lights the lamps of these keys, 1 to 5, and puts the others out; after the end, nothing. */
  public synchronized void light(Set<Integer> keys) {
    if (closed || keys.equals(lit)) {
      return;
    }
    try {
      for (int i = 0; i < lamps.size(); i++) {
        lamps.get(i).setState(keys.contains(i + 1));
      }
      lit = Set.copyOf(keys);
      lampsFail = false;
    } catch (RuntimeException e) {
      if (!lampsFail) {
        LOG.warn("lamps not switched", e);
      }
      lampsFail = true;
    }
  }

  /** The pins, for whoever plays a board without one. */
  Context pins() {
    return pins.orElseThrow();
  }

  private boolean isDown(DigitalState state) {
    boolean low = settings.active() == GpioSettings.Active.LOW;
    return state == (low ? DigitalState.LOW : DigitalState.HIGH);
  }

  private static Context context(GpioSettings.Provider provider) {
    if (provider == GpioSettings.Provider.MOCK) {
      return Pi4J.newContextBuilder()
          .add(new MockPlatform())
          .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
          .build();
    }
    return Pi4J.newContextBuilder()
        .add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance())
        .build();
  }

  /** Puts the lamps out and gives the pins back. */
  @Override
  public synchronized void close() {
    light(Set.of());
    closed = true;
    pins.ifPresent(Context::shutdown);
    keys.close();
  }
}
