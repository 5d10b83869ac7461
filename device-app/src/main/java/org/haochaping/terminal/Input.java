package org.haochaping.terminal;

import org.haochaping.protocol.SatisfactionLevel;

/** What people and devices at the window do. May be called on any thread, and returns at once. */
interface Input {
  /** A level was pressed: {@code by} is {@code touch}, {@code key} or {@code keypad}. */
  void pressed(SatisfactionLevel level, String by);

  /** A scanner read something. */
  void scanned(String text);
}
