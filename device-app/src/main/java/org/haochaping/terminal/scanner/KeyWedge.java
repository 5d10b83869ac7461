package org.haochaping.terminal.scanner;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells a keyboard-wedge scanner, which types a code as fast keys ended by Enter, from a person who
 * presses one number key. Pure: the time of each key is passed in, in milliseconds of a monotonic
 * clock. One thread owns it.
 */
public final class KeyWedge {
  /** A lone key that nothing follows for so long was pressed by a person. */
  public static final long LONE_KEY_MILLIS = 60;

  /** A code that is not continued for so long is forgotten. */
  static final long MAX_GAP_MILLIS = 1000;

  private static final int FEW_KEYS = 5;
  private static final long FEW_KEYS_GAP_MILLIS = 300;

  private final StringBuilder typed = new StringBuilder();
  private boolean dropping;
  private long lastMillis;

  /** What became clear: a line that was scanned, or a key that was pressed. */
  public sealed interface Found {
    /** A scanned line, without its end. */
    record Line(String text) implements Found {}

    /** One character, pressed by a person. */
    record Key(String character) implements Found {}
  }

  /** A character was typed; nothing is clear before {@link #enter} or {@link #quiet}. */
  public void typed(String characters, long nowMillis) {
    // Few characters are a hand that hit several keys at once; many are a scan that stalled, and a
    // digit in the rest of that must not look like a lone key, so the rest is dropped too.
    if (nowMillis - lastMillis > gapMillis()) {
      dropping = !isFew() && !dropping;
      typed.setLength(0);
    }
    lastMillis = nowMillis;
    if (dropping) {
      return;
    }
    typed.append(characters);
    if (typed.length() > LineAssembler.MAX_BYTES) {
      typed.setLength(0);
      dropping = true;
    }
  }

  /** Whether a character now would go on with what was begun. */
  public boolean isBegun(long nowMillis) {
    return (dropping || typed.length() > 0) && nowMillis - lastMillis <= gapMillis();
  }

  /** When {@link #quiet} is due, if a lone key waits for it. */
  public OptionalLong due() {
    return dropping || typed.length() != 1
        ? OptionalLong.empty()
        : OptionalLong.of(lastMillis + LONE_KEY_MILLIS);
  }

  private boolean isFew() {
    return !dropping && typed.length() <= FEW_KEYS;
  }

  private long gapMillis() {
    return isFew() ? FEW_KEYS_GAP_MILLIS : MAX_GAP_MILLIS;
  }

  /** Enter was typed: the end of a scanned line, if one was begun. */
  public Optional<Found> enter(long nowMillis) {
    boolean stale = nowMillis - lastMillis > MAX_GAP_MILLIS;
    String line = typed.toString();
    typed.setLength(0);
    boolean dropped = dropping;
    dropping = false;
    if (dropped || stale || line.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(line.length() == 1 ? new Found.Key(line) : new Found.Line(line));
  }

  /** To be called {@link #LONE_KEY_MILLIS} after a key: if it is alone, a person pressed it. */
  public Optional<Found> quiet(long nowMillis) {
    if (dropping || typed.length() != 1 || nowMillis - lastMillis < LONE_KEY_MILLIS) {
      return Optional.empty();
    }
    String character = typed.toString();
    typed.setLength(0);
    return Optional.of(new Found.Key(character));
  }
}
