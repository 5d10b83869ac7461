package org.haochaping.terminal.keypad;

/**
 * Finds out whether a device talks without ever making sense: the wrong model, baud rate or frame.
 * Single bytes of noise, far apart, are no talk. Pure: times are milliseconds of a monotonic clock.
 */
public final class NonsenseWatch {
  static final long TALK_MILLIS = 10_000;
  private static final long PAUSE_MILLIS = 2_000;
  private static final int MANY_BYTES = 64;

  private long sinceMillis;
  private long lastMillis;
  private long bytes;

  /** Bytes came that hold no frame: whether this is nonsense by now. */
  public boolean isNonsense(int count, long nowMillis) {
    if (bytes == 0 || nowMillis - lastMillis > PAUSE_MILLIS) {
      sinceMillis = nowMillis;
      bytes = 0;
    }
    lastMillis = nowMillis;
    bytes += count;
    return bytes >= MANY_BYTES && nowMillis - sinceMillis >= TALK_MILLIS;
  }

  /** Something was understood. */
  public void reset() {
    bytes = 0;
  }
}
