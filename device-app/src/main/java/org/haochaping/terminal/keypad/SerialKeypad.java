package org.haochaping.terminal.keypad;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.serial.SerialListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keypad on a serial line: turns its bytes into levels. A frame with the sequence number of the
 * one before it is the same press sent again, and is passed over; so are the frames that a keypad
 * repeats while a key is held.
 */
public final class SerialKeypad implements SerialListener {
  private static final Logger LOG = LoggerFactory.getLogger(SerialKeypad.class);

  private final FrameParser parser;
  private final KeyMap keys;
  private final RepeatRule repeat;
  private final HeldKeys<Integer> held;
  private final NonsenseWatch nonsense = NonsenseWatch.ofBursts();
  private final Device device;
  private final LongSupplier millis;
  private final Consumer<SatisfactionLevel> pressed;
  private final Runnable released;
  private OptionalInt lastSequence = OptionalInt.empty();

  /**
   * A keypad that does not say when its keys go up. Calls {@code pressed} on the serial line's
   * thread.
   *
   * @param device told whether the keypad makes sense
   * @param millis a monotonic clock
   */
  public SerialKeypad(
      FrameTemplate template,
      KeyMap keys,
      RepeatRule repeat,
      Device device,
      LongSupplier millis,
      Consumer<SatisfactionLevel> pressed) {
    this(template, keys, repeat, device, millis, pressed, () -> {});
  }

  /**
   * A keypad that says when its keys are up, see {@link RepeatRule#release}: its keys go through a
   * guard, as those of other keypads, which also finds keys that are held.
   *
   * @param device told whether the keypad makes sense
   * @param millis a monotonic clock
   */
  public static SerialKeypad guarded(
      FrameTemplate template,
      KeyMap keys,
      RepeatRule repeat,
      Device device,
      LongSupplier millis,
      GuardedKeys guard) {
    // A second frame after a pause means that the one between, that the key was up, got lost.
    return new SerialKeypad(
        template,
        keys,
        repeat,
        device,
        millis,
        level -> guard.downAnew(NumberKeys.key(level)),
        guard::allUp);
  }

  private SerialKeypad(
      FrameTemplate template,
      KeyMap keys,
      RepeatRule repeat,
      Device device,
      LongSupplier millis,
      Consumer<SatisfactionLevel> pressed,
      Runnable released) {
    this.parser = new FrameParser(template);
    this.keys = keys;
    this.repeat = repeat;
    this.held = new HeldKeys<>(repeat.quiet().toMillis());
    this.device = device;
    this.millis = millis;
    this.pressed = pressed;
    this.released = released;
  }

  @Override
  public void opened() {
    parser.reset();
    nonsense.reset();
    allReleased();
    lastSequence = OptionalInt.empty(); // a keypad that was unplugged counts anew
  }

  @Override
  public void received(byte[] bytes, int count) {
    long now = millis.getAsLong();
    List<KeyFrame> frames = parser.accept(bytes, count);
    if (frames.isEmpty()) {
      if (nonsense.isNonsense(count, now)) {
        device.nonsense();
      }
      return;
    }
    nonsense.reset();
    device.delivered();
    frames.forEach(frame -> take(frame, now));
  }

  private void allReleased() {
    held.allReleased();
    released.run();
  }

  private void take(KeyFrame frame, long now) {
    boolean same = frame.sequence().isPresent() && frame.sequence().equals(lastSequence);
    lastSequence = frame.sequence();
    if (repeat.releases(frame.key())) {
      allReleased();
      return;
    }
    if (!held.isPress(frame.key(), now) || same) {
      return;
    }
    keys.level(frame.key())
        .ifPresentOrElse(
            pressed, () -> LOG.warn("keypad key unknown, see keypad.serial.keys key={}", frame));
  }
}
