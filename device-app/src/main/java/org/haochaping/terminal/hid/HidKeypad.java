package org.haochaping.terminal.hid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.keypad.GuardedKeys;
import org.haochaping.terminal.keypad.NonsenseWatch;
import org.haochaping.terminal.keypad.NumberKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keypad that is a USB keyboard, read on a thread of its own, which comes back to it whenever it
 * was unplugged. What the keys' edges mean is the guard's business; the device's own repetition of
 * a held key is none.
 */
public final class HidKeypad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HidKeypad.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int READ_TIMEOUT_MILLIS = 500;
  private static final int RETRY_MILLIS = 250;
  private static final String NONSENSE =
      "设备在发送数据，但不是五个按键：请检查 keypad.hid 的设备路径和键码"
          + " / It sends, but none of the five keys: check device and keys of keypad.hid.";

  private final HidSettings settings;
  private final Device device;
  private final GuardedKeys keys;
  private final LongSupplier millis;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  // Only this class's thread touches these.
  private final EventParser parser = new EventParser();
  private final NonsenseWatch nonsense = new NonsenseWatch();
  private final Set<Integer> unknown = new HashSet<>();
  private String missing = "";

  private HidKeypad(HidSettings settings, Device device, GuardedKeys keys, LongSupplier millis) {
    this.settings = settings;
    this.device = device;
    this.keys = keys;
    this.millis = millis;
    this.thread = new Thread(this::run, "keypad-hid");
    thread.setDaemon(true);
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
    HidKeypad keypad = new HidKeypad(settings, device, keys, millis);
    keypad.thread.start();
    return keypad;
  }

  private void run() {
    try {
      do {
        readWhileThere();
      } while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError e) {
      LOG.error("system library cannot be loaded; the USB keypad does not work", e);
      device.fault("系统程序库无法加载，请重装终端程序 / A system library can't be loaded: install again.");
    }
  }

  private void readWhileThere() {
    Path real;
    try {
      real = settings.device().toRealPath();
    } catch (IOException e) {
      tellMissing("no such device");
      return;
    }
    if (Files.isRegularFile(real) || Files.isDirectory(real)) {
      // A file would be read from its start again and again: presses that nobody made.
      tellMissing("not a device");
      return;
    }
    try (InputDevice open = InputDevice.open(real)) {
      missing = "";
      LOG.info("usb keypad there device={} at={}", settings.device(), real);
      WAY.info("way device path={}", settings.device());
      device.connected();
      parser.reset();
      nonsense.reset();
      pressedAlready(open.keysDown());
      read(open, real);
    } catch (IOException e) {
      tellMissing(String.valueOf(e.getMessage()));
      return;
    }
    keys.allUp();
    device.absent();
    if (closing.getCount() > 0) {
      LOG.warn("usb keypad gone, waiting for it device={}", settings.device());
    }
  }

  private void pressedAlready(BitSet codes) {
    codes.stream()
        .forEach(
            code -> settings.keys().level(code).map(NumberKeys::key).ifPresent(keys::downBefore));
  }

  private void read(InputDevice open, Path real) {
    byte[] buffer = new byte[64 * EventParser.BYTES];
    while (closing.getCount() > 0) {
      int count = open.read(buffer, READ_TIMEOUT_MILLIS);
      if (count > 0) {
        receive(open, buffer, count);
      } else if (count < 0 || !isStill(real)) {
        return;
      }
    }
  }

  private void receive(InputDevice open, byte[] buffer, int count) {
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

  private boolean isKnown(InputEvent.Key event) {
    var key = settings.keys().level(event.code()).map(NumberKeys::key);
    key.ifPresent(number -> keys.level(number, event.down()));
    if (key.isEmpty() && unknown.add(event.code())) {
      LOG.warn("usb keypad key unknown, see keypad.hid.keys code={}", event.code());
    }
    return key.isPresent();
  }

  private boolean isStill(Path real) {
    try {
      return Files.exists(real) && settings.device().toRealPath().equals(real);
    } catch (IOException e) {
      return false;
    }
  }

  private void tellMissing(String why) {
    device.absent();
    if (!missing.equals(why)) {
      missing = why;
      LOG.warn("usb keypad missing, waiting for it device={} why={}", settings.device(), why);
    }
  }

  /** Stops reading and waits until the thread is done. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(2L * READ_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keys.close();
  }
}
