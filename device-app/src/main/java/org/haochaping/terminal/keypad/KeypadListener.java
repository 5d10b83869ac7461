package org.haochaping.terminal.keypad;

/** Whoever takes what a keypad of five keys finds, on that keypad's thread. */
public interface KeypadListener {
  /**
   * A key, 1 to 5, has gone down: whether somebody pressed it becomes clear later, and who did
   * wants to see at once that it was felt.
   */
  void felt(int key);

  /** A key was pressed, 1 to 5. */
  void pressed(int key);

  /** A key has been down for 10 seconds; its presses do not count until it is released. */
  void stuck(int key);

  /** The outer two keys were held for 5 seconds. */
  void diagnosisAsked();
}
