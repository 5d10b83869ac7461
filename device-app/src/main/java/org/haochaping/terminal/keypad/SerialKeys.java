package org.haochaping.terminal.keypad;

/** Whoever takes what a {@link SerialKeypad} makes of its frames, on the serial line's thread. */
public interface SerialKeys {
  /** A key was pressed, 1 to 5. */
  void pressed(int key);

  /** A key was down when the keypad was opened. */
  default void heldBefore(int key) {}

  /** A key has been repeated for 10 seconds. */
  default void stuck(int key) {}

  /** No key is down. */
  default void allUp() {}
}
