package org.haochaping.terminal.keypad;

import java.util.stream.LongStream;

/** One key's contact, for {@link KeyGuard}: its raw level, and what has been made of it. */
final class KeyContact {
  private final long downMillis;
  private final long upMillis;

  private boolean raw;
  private long rawSince;

  private boolean down;
  private long downSince;

  /** From the first contact, through all bounces, until the key is up again for good. */
  private boolean touched;

  private long firstContact;

  private boolean wentDown;
  private long downContact;
  private boolean pressDue;
  private boolean doubtful;
  private boolean stuckTold;

  /** A level counts when it has held for so long: down, and up. */
  KeyContact(long downMillis, long upMillis) {
    this.downMillis = downMillis;
    this.upMillis = upMillis;
  }

  void level(boolean nowDown, long at) {
    if (nowDown == raw) {
      return;
    }
    raw = nowDown;
    rawSince = at;
    if (nowDown && !touched) {
      touched = true;
      firstContact = at;
    }
  }

  void downBefore(long at) {
    level(true, at);
    down = true;
    downSince = at;
  }

  void upBefore(long at) {
    level(false, at);
    touched = false;
    down = false;
    stuckTold = false;
  }

  /** Takes the raw level over once it is stable; whether the key has just gone down. */
  boolean settlesDown(long now) {
    if (now - rawSince < stableMillis()) {
      return false;
    }
    if (!raw) {
      touched = false;
      down = false;
      stuckTold = false;
      return false;
    }
    if (down) {
      return false;
    }
    down = true;
    downSince = rawSince;
    wentDown = true;
    downContact = firstContact;
    pressDue = true;
    doubtful = false;
    return true;
  }

  boolean wentDownTogetherWith(KeyContact other) {
    return wentDown && together(downContact, other.downContact);
  }

  /** Whether this one's bounces may yet turn out to be a press at the same moment. */
  boolean mayStillJoin(KeyContact other) {
    return touched && !down && together(firstContact, other.downContact);
  }

  void doubt() {
    doubtful = true;
  }

  boolean isDoubtful() {
    return doubtful;
  }

  /** Whether this is a press now; each is given once. */
  boolean takePress(long now, boolean contested) {
    if (!pressDue || now - downContact < KeyGuard.TOGETHER_MILLIS) {
      return false;
    }
    if (contested && !doubtful && now - downContact < KeyGuard.DOUBT_MILLIS) {
      return false;
    }
    pressDue = false;
    return !contested && !doubtful;
  }

  /** Whether the key is now found to be stuck; told once. */
  boolean takeStuck(long now) {
    if (!down || stuckTold || now - downSince < KeyGuard.STUCK_MILLIS) {
      return false;
    }
    stuckTold = true;
    return true;
  }

  /** Down, and not stuck. */
  boolean isHeld() {
    return down && !stuckTold;
  }

  long downSince() {
    return downSince;
  }

  LongStream deadlines(long now) {
    LongStream.Builder due = LongStream.builder();
    if (raw != down || (touched && !raw)) {
      due.add(rawSince + stableMillis());
    }
    if (pressDue) {
      long decided = downContact + KeyGuard.TOGETHER_MILLIS;
      due.add(now < decided ? decided : downContact + KeyGuard.DOUBT_MILLIS);
    }
    if (isHeld()) {
      due.add(downSince + KeyGuard.STUCK_MILLIS);
    }
    return due.build();
  }

  private long stableMillis() {
    return raw ? downMillis : upMillis;
  }

  private static boolean together(long one, long other) {
    return Math.abs(one - other) < KeyGuard.TOGETHER_MILLIS;
  }
}
