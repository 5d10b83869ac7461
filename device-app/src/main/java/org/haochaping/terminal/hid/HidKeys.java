package org.haochaping.terminal.hid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.PluggedListener;
import org.haochaping.terminal.keypad.GuardedKeys;
import org.haochaping.terminal.keypad.NonsenseWatch;
import org.haochaping.terminal.keypad.NumberKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a keypad that is a USB keyboard reports, on the thread that reads it. What the keys' edges
 * mean is the guard's business; the device's own repetition of a held key is none.
 */
final class HidKeys implements PluggedListener<InputDevice> {
  private static final Logger LOG = LoggerFactory.getLogger(HidKeys.class);
  private static final String NONSENSE =
      "设备在发送数据，但不是五个按键：请检查 keypad.hid 的设备路径和键码"
          + " / It sends, but none of the five keys: check device and keys of keypad.hid.";

  private final HidSettings settings;
  private final Device device;
  private final GuardedKeys keys;
  private final LongSupplier millis;

  // Only the reading thread touches these.
  private final EventParser parser = new EventParser();
  private final NonsenseWatch nonsense = new NonsenseWatch();
  private final Set<Integer> unknown = new HashSet<>();

  HidKeys(HidSettings settings, Device device, GuardedKeys keys, LongSupplier millis) {
    this.settings = settings;
    this.device = device;
    this.keys = keys;
    this.millis = millis;
  }

  @Override
  public InputDevice open(Path real) throws IOException {
    if (Files.isRegularFile(real) || Files.isDirectory(real)) {
      // A file would be read from its start again and again: presses that nobody made.
      throw new IOException("not a device");
    }
    return InputDevice.open(real);
  }

  @Override
  public void opened(InputDevice open) {
    parser.reset();
    nonsense.reset();
    pressedAlready(open.keysDown());
  }

  @Override
  public void received(InputDevice open, byte[] buffer, int count) {
    boolean understood = false;
    boolean strange = false;
    long now = millis.getAsLong();
    for (InputEvent event : parser.accept(buffer, count, now)) {
      if (event instanceof InputEvent.Key key) {
        boolean known = isKnown(key);
        understood |= known;
        strange |= !known;
      } else if (event instanceof InputEvent.Lost) {
        keys.allUp();
        pressedAlready(open.keysDown());
      } else {
        strange |= event instanceof InputEvent.Strange;
      }
    }
    if (understood) {
      nonsense.reset();
      device.delivered();
    } else if (strange && nonsense.isNonsense(count, now)) {
      device.nonsense(NONSENSE);
    }
  }

  @Override
  public void gone() {
    keys.allUp();
  }

  private void pressedAlready(BitSet codes) {
    codes.stream()
        .forEach(
            code -> settings.keys().level(code).map(NumberKeys::key).ifPresent(keys::downBefore));
  }

  private boolean isKnown(InputEvent.Key event) {
    var key = settings.keys().level(event.code()).map(NumberKeys::key);
    key.ifPresent(number -> keys.level(number, event.down()));
    if (key.isEmpty() && unknown.add(event.code())) {
      LOG.warn("usb keypad key unknown, see keypad.hid.keys code={}", event.code());
    }
    return key.isPresent();
  }
}
