package org.haochaping.terminal.gpio;

import java.util.HashSet;
import java.util.List;
import org.haochaping.terminal.keypad.KeyGuard;

/**
 * Which pins the keys and lamps are at, by their BCM numbers.
 *
 * @param provider who drives the pins
 * @param keys five pins, key 1 first
 * @param lamps five pins, key 1's first, or none
 * @param pull the resistor that holds a key's pin while the key is up
 * @param active the level of a pin whose key is down
 */
public record GpioSettings(
    Provider provider, List<Integer> keys, List<Integer> lamps, Pull pull, Active active) {
  private static final int LAST_PIN = 63;

  /** The resistor at a key's pin. */
  public enum Pull {
    UP,
    DOWN
  }

  /** A pin's level. */
  public enum Active {
    LOW,
    HIGH
  }

  /** Who drives the pins. */
  public enum Provider {
    /** The kernel, through libgpiod. */
    GPIOD("gpiod-digital-input", "gpiod-digital-output"),
    /** Nobody: pins without a board, to try things out. */
    MOCK("mock-digital-input", "mock-digital-output");

    private final String input;
    private final String output;

    Provider(String input, String output) {
      this.input = input;
      this.output = output;
    }

    String input() {
      return input;
    }

    String output() {
      return output;
    }
  }

  /** Checks and copies the pins. */
  public GpioSettings {
    keys = List.copyOf(keys);
    lamps = List.copyOf(lamps);
    if (keys.size() != KeyGuard.KEYS) {
      throw new IllegalArgumentException("pins: five, key 1 first");
    }
    if (!lamps.isEmpty() && lamps.size() != KeyGuard.KEYS) {
      throw new IllegalArgumentException("lamps: five, key 1's first, or none");
    }
    HashSet<Integer> all = new HashSet<>(keys);
    all.addAll(lamps);
    if (all.size() != keys.size() + lamps.size()) {
      throw new IllegalArgumentException("pins and lamps: each pin once");
    }
    if (all.stream().anyMatch(pin -> pin < 0 || pin > LAST_PIN)) {
      throw new IllegalArgumentException("pins and lamps: BCM numbers, 0 to " + LAST_PIN);
    }
  }
}
