package org.haochaping.terminal.keypad;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.serial.SerialListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keypad on a serial line: turns its bytes into levels. A frame with the sequence number of the
 * one before it is the same press sent again, and is passed over.
 */
public final class SerialKeypad implements SerialListener {
  private static final Logger LOG = LoggerFactory.getLogger(SerialKeypad.class);

  private final FrameParser parser;
  private final KeyMap keys;
  private final Consumer<SatisfactionLevel> pressed;
  private OptionalInt lastSequence = OptionalInt.empty();

  /** Calls {@code pressed} on the serial line's thread. */
  public SerialKeypad(FrameTemplate template, KeyMap keys, Consumer<SatisfactionLevel> pressed) {
    this.parser = new FrameParser(template);
    this.keys = keys;
    this.pressed = pressed;
  }

  @Override
  public void opened() {
    parser.reset();
    lastSequence = OptionalInt.empty(); // a keypad that was unplugged counts anew
  }

  @Override
  public void received(byte[] bytes, int count) {
    for (KeyFrame frame : parser.accept(bytes, count)) {
      if (frame.sequence().isPresent() && frame.sequence().equals(lastSequence)) {
        continue;
      }
      lastSequence = frame.sequence();
      keys.level(frame.key())
          .ifPresentOrElse(
              pressed, () -> LOG.warn("keypad key unknown, see keypad.serial.keys key={}", frame));
    }
  }
}
