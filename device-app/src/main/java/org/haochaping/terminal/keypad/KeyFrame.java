package org.haochaping.terminal.keypad;

import java.util.OptionalInt;

/**
 * One frame of a keypad.
 *
 * @param key the key's value, 0 to 255
 * @param sequence the frame's number, 0 to 255, where the template has one
 */
record KeyFrame(int key, OptionalInt sequence) {}
