package org.haochaping.terminal.hid;

/** One event of an input device, as far as a keypad has use for it. */
sealed interface InputEvent {
  /** A key went down or up, or is repeated as down. */
  record Key(int code, boolean down) implements InputEvent {}

  /** Something that goes with keys and says nothing by itself, such as the end of a report. */
  record Aside() implements InputEvent {}

  /** The kernel's buffer ran over: what keys are down must be asked for. */
  record Lost() implements InputEvent {}

  /** An event of a device that is no keypad, such as a mouse; or no event at all. */
  record Strange() implements InputEvent {}
}
