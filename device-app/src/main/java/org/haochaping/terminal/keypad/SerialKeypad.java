package org.haochaping.terminal.keypad;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
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

  private static final String UNKNOWN_KEYS =
      "设备在发送按键，但都不是配置的五个：请检查 keypad.serial.keys"
          + " / It sends keys, but none of the five: check keypad.serial.keys.";

  private final FrameParser parser;
  private final KeyMap keys;
  private final RepeatRule repeat;
  private final HeldKeys held;
  private final NonsenseWatch nonsense = NonsenseWatch.ofBursts();
  private final Device device;
  private final LongSupplier millis;
  private final SerialKeys found;
  private OptionalInt lastSequence = OptionalInt.empty();

  /** One that has more keys than the five is configured rightly all the same. */
  private boolean keyKnown;

  /**
   * A keypad that does not say when its keys go up.
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
      SerialKeys found) {
    this.parser = new FrameParser(template);
    this.keys = keys;
    this.repeat = repeat;
    this.held = new HeldKeys(repeat.quiet().toMillis());
    this.device = device;
    this.millis = millis;
    this.found = found;
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
    return new SerialKeypad(template, keys, repeat, device, millis, new Guarded(guard));
  }

  /** Which of its keys are stuck the guard finds out. */
  private record Guarded(GuardedKeys guard) implements SerialKeys {
    @Override
    public void pressed(int key) {
      // A second frame after a pause means that the one between, that the key was up, got lost.
      guard.downAnew(key);
    }

    @Override
    public void heldBefore(int key) {
      guard.downBefore(key);
    }

    @Override
    public void allUp() {
      guard.allUp();
    }
  }

  @Override
  public void opened() {
    parser.reset();
    nonsense.reset();
    keyKnown = false;
    held.opened(millis.getAsLong());
    found.allUp();
    lastSequence = OptionalInt.empty(); // a keypad that was unplugged counts anew
  }

  @Override
  public void gone() {
    found.allUp(); // nobody will say so of a key that was down
  }

  @Override
  public void received(byte[] bytes, int count) {
    long now = millis.getAsLong();
    List<KeyFrame> frames = parser.accept(bytes, count);
    boolean understood = false;
    for (KeyFrame frame : frames) {
      understood |= take(frame, now);
    }
    if (understood) {
      keyKnown = true;
      nonsense.reset();
      device.delivered();
    } else if (frames.isEmpty()) {
      if (nonsense.isNonsense(count, now)) {
        device.nonsense();
      }
    } else if (!keyKnown && nonsense.isNonsense(count, now)) {
      device.nonsense(UNKNOWN_KEYS);
    }
  }

  /** Takes a frame, and says whether it is about a key of this keypad. */
  private boolean take(KeyFrame frame, long now) {
    boolean same = frame.sequence().isPresent() && frame.sequence().equals(lastSequence);
    lastSequence = frame.sequence();
    if (repeat.releases(frame.key())) {
      held.allReleased();
      found.allUp();
      return true;
    }
    HeldKeys.Told told = held.told(frame.key(), now);
    Optional<Integer> key = keys.level(frame.key()).map(NumberKeys::key);
    if (key.isPresent() && (!same || told == HeldKeys.Told.STUCK)) {
      tell(told, key.get());
    } else if (key.isEmpty() && told == HeldKeys.Told.PRESS) {
      LOG.warn("keypad key unknown, see keypad.serial.keys key={}", frame);
    }
    return key.isPresent();
  }

  private void tell(HeldKeys.Told told, int key) {
    switch (told) {
      case PRESS -> found.pressed(key);
      case HELD_BEFORE -> found.heldBefore(key);
      case STUCK -> found.stuck(key);
      case HELD -> {}
    }
  }
}
