package org.haochaping.terminal.keypad;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells a press from the repeats of a key that is held, for keypads that send a key again and again
 * and may not say when it is released. Pure: times are milliseconds of a monotonic clock.
 */
final class HeldKeys {
  /** A key that was stuck is released only after so long: its contact is a bad one. */
  static final long STUCK_QUIET_MILLIS = 2_000;

  private final long quietMillis;
  private final Map<Integer, Hold> holds = new HashMap<>();
  private long newUntil = Long.MIN_VALUE;

  /** A key that was not told of for so long was released. */
  HeldKeys(long quietMillis) {
    this.quietMillis = quietMillis;
  }

  /** What it means that a key was told of. */
  enum Told {
    /** Somebody pressed it. */
    PRESS,
    /** It was down when the keypad was opened: it may be stuck, and gives no press. */
    HELD_BEFORE,
    /** It is down still. */
    HELD,
    /** It is down for {@link KeyGuard#STUCK_MILLIS}; told once. */
    STUCK
  }

  private record Hold(long since, long last, boolean stuck) {
    Hold at(long now, boolean isStuck) {
      return new Hold(since, now, isStuck);
    }
  }

  /** A key was told of. */
  Told told(int key, long now) {
    Hold hold = holds.get(key);
    if (hold == null || now - hold.last >= (hold.stuck ? STUCK_QUIET_MILLIS : quietMillis)) {
      holds.put(key, new Hold(now, now, false));
      return now < newUntil ? Told.HELD_BEFORE : Told.PRESS;
    }
    boolean stuckNow = !hold.stuck && now - hold.since >= KeyGuard.STUCK_MILLIS;
    holds.put(key, hold.at(now, hold.stuck || stuckNow));
    return stuckNow ? Told.STUCK : Told.HELD;
  }

  /** All keys were released. */
  void allReleased() {
    holds.clear();
    newUntil = Long.MIN_VALUE;
  }

  /** The keypad was opened anew; what it repeats at once was down before. */
  void opened(long now) {
    holds.clear();
    newUntil = now + quietMillis;
  }
}
