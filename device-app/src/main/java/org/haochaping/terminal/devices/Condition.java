package org.haochaping.terminal.devices;

/** How a device is doing. */
public enum Condition {
  /** It is there and can be read. */
  CONNECTED,
  /** It is not there, or cannot be opened; its reader waits for it. */
  ABSENT,
  /** It sends, and nothing of it can be understood. */
  NONSENSE,
  /** It does not work, and waiting for it is no use. */
  FAULT
}
