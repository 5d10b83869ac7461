package org.haochaping.terminal;

import java.util.Set;

/** The lamps of a keypad: one at each key, which is lit while the key does something. */
@FunctionalInterface
interface KeyLamps {
  /** Lights the lamps of these keys, 1 to 5, and puts the others out; returns at once. */
  void light(Set<Integer> keys);
}
