package org.haochaping.terminal.keypad;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells a press from the repeats of a key that is held, for keypads that send a key again and again
 * and may not say when it is released. Pure: times are milliseconds of a monotonic clock.
 */
public final class HeldKeys<K> {
  private final long quietMillis;
  private final Map<K, Long> lastMillis = new HashMap<>();

  /** A key that was not told of for so long was released. */
  public HeldKeys(long quietMillis) {
    this.quietMillis = quietMillis;
  }

  /** A key was told of: whether that is a new press. */
  public boolean isPress(K key, long nowMillis) {
    Long last = lastMillis.put(key, nowMillis);
    return last == null || nowMillis - last >= quietMillis;
  }

  /** A key was released. */
  public void released(K key) {
    lastMillis.remove(key);
  }

  /** All keys were released, or the keypad was opened anew. */
  public void allReleased() {
    lastMillis.clear();
  }
}
