package org.haochaping.terminal.keypad;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes presses of the raw edges of one keypad's keys 1 to 5, so that nothing is a rating that a
 * person did not mean: contacts bounce, keys get stuck, and two keys may go down together. Pure:
 * the time of each call is passed in, in milliseconds of a monotonic clock. One thread owns it.
 *
 * <p>A press is given {@value #TOGETHER_MILLIS} ms after the key's first contact at the earliest:
 * until then another key may show that the press was ambiguous. A key gives the next press only
 * after it was up for {@value #STABLE_MILLIS} ms, or {@value #REPEAT_MILLIS} ms where the keypad
 * debounces by itself.
 */
public final class KeyGuard {
  /** Keys are numbered from 1 to this. */
  public static final int KEYS = 5;

  /** A bare contact's level counts when it has held for so long. */
  static final long STABLE_MILLIS = 20;

  /**
   * A keypad that debounces by itself reports a key that is up for less when it repeats a key that
   * is held: release and press in one go.
   */
  static final long REPEAT_MILLIS = 60;

  /** Keys whose first contacts are less than this apart went down together: no press of either. */
  static final long TOGETHER_MILLIS = 50;

  /** A press that is still ambiguous after so long, since another key chatters, is dropped. */
  static final long DOUBT_MILLIS = 200;

  /** A key that is down for so long is stuck. */
  static final long STUCK_MILLIS = 10_000;

  /** The outer two keys together for so long ask for the diagnosis screen. */
  static final long ASKED_MILLIS = 5_000;

  private final List<KeyContact> keys;
  private long now = Long.MIN_VALUE;
  private boolean asked;

  private KeyGuard(long downMillis, long upMillis) {
    this.keys = Stream.generate(() -> new KeyContact(downMillis, upMillis)).limit(KEYS).toList();
  }

  /** For the bare contacts of keys, which bounce. */
  public static KeyGuard ofContacts() {
    return new KeyGuard(STABLE_MILLIS, STABLE_MILLIS);
  }

  /** For a keypad that debounces its keys and reports each: however short, a report counts. */
  public static KeyGuard ofReports() {
    return new KeyGuard(0, REPEAT_MILLIS);
  }

  /** What became clear. */
  public sealed interface Found {
    /** A key has gone down; whether that is a press is not clear yet. */
    record Felt(int key) implements Found {}

    /** A key was pressed by somebody. */
    record Press(int key) implements Found {}

    /** A key has been down for too long; told once, and it gives no press until it is up again. */
    record Stuck(int key) implements Found {}

    /** The outer two keys were held; told once, until one of them is up again. */
    record DiagnosisAsked() implements Found {}
  }

  /** A key is down; telling it again while it is down, as auto-repeat does, changes nothing. */
  public List<Found> down(int key, long at) {
    List<Found> found = tick(at);
    contact(key).level(true, now);
    return found;
  }

  /** A key is up. */
  public List<Found> up(int key, long at) {
    List<Found> found = tick(at);
    contact(key).level(false, now);
    return found;
  }

  /** It turns out that a key has been up for a while: what is told of it next is a new press. */
  public void upBefore(int key, long at) {
    now = Math.max(now, at);
    contact(key).upBefore(now);
  }

  /** A key was down when the keypad was opened: it may be stuck, and gives no press. */
  public void downBefore(int key, long at) {
    now = Math.max(now, at);
    contact(key).downBefore(now);
  }

  /** Time went by; due at {@link #deadline}, harmless at any other time. */
  public List<Found> tick(long at) {
    now = Math.max(now, at); // a clock that steps back stands still
    List<Found> found = new ArrayList<>();
    found.addAll(settle());
    for (int key = 1; key <= KEYS; key++) {
      KeyContact contact = contact(key);
      if (contact.takePress(now, isContested(contact))) {
        found.add(new Found.Press(key));
      }
    }
    for (int key = 1; key <= KEYS; key++) {
      if (contact(key).takeStuck(now)) {
        found.add(new Found.Stuck(key));
      }
    }
    boolean held = outerHeldSince().isPresent();
    if (held && !asked && now - outerHeldSince().getAsLong() >= ASKED_MILLIS) {
      asked = true;
      found.add(new Found.DiagnosisAsked());
    } else if (!held) {
      asked = false;
    }
    return found;
  }

  /** When {@link #tick} is due next, if nothing happens before. */
  public OptionalLong deadline() {
    LongStream outer = asked ? LongStream.empty() : outerHeldSince().stream();
    return LongStream.concat(
            keys.stream().flatMapToLong(key -> key.deadlines(now)),
            outer.map(since -> since + ASKED_MILLIS))
        .min();
  }

  /** Finds what has gone down; a key that is known to go down with another is not felt. */
  private List<Found> settle() {
    List<KeyContact> settled = keys.stream().filter(key -> key.settlesDown(now)).toList();
    settled.forEach(this::doubtTogether);
    return settled.stream()
        .filter(key -> !key.isDoubtful())
        .<Found>map(key -> new Found.Felt(keys.indexOf(key) + 1))
        .toList();
  }

  private void doubtTogether(KeyContact key) {
    for (KeyContact other : keys) {
      if (other != key && other.wentDownTogetherWith(key)) {
        other.doubt();
        key.doubt();
      }
    }
  }

  private boolean isContested(KeyContact key) {
    return keys.stream().anyMatch(other -> other != key && other.mayStillJoin(key));
  }

  private OptionalLong outerHeldSince() {
    KeyContact first = contact(1);
    KeyContact last = contact(KEYS);
    return first.isHeld() && last.isHeld()
        ? OptionalLong.of(Math.max(first.downSince(), last.downSince()))
        : OptionalLong.empty();
  }

  private KeyContact contact(int key) {
    if (key < 1 || key > KEYS) {
      throw new IllegalArgumentException("key " + key + " is not 1 to " + KEYS);
    }
    return keys.get(key - 1);
  }
}
