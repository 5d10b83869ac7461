package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.scene.input.KeyCode;
import org.haochaping.terminal.keypad.KeyGuard;
import org.haochaping.terminal.scanner.KeyWedge;

/**
 * A keyboard as JavaFX tells of it: number keys that a person presses, and scanners that type. A
 * key that is held repeats, as press after press or as release and press in one go, at any rate; it
 * was pressed once all the same. Pure: times are milliseconds of a monotonic clock. One thread owns
 * it.
 */
final class Keyboard {
  /** A key that is up for less is repeated; no finger is as fast. */
  static final long REPEAT_MILLIS = 60;

  private static final Map<KeyCode, Integer> NUMBERS = new EnumMap<>(KeyCode.class);

  static {
    for (int n = 1; n <= KeyGuard.KEYS; n++) {
      NUMBERS.put(KeyCode.valueOf("DIGIT" + n), n);
      NUMBERS.put(KeyCode.valueOf("NUMPAD" + n), n);
    }
  }

  private final KeyWedge wedge = new KeyWedge();
  private final KeyGuard guard = KeyGuard.ofReports();
  private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);
  private final Map<KeyCode, Long> upSince = new EnumMap<>(KeyCode.class);

  // A press is what the guard finds a press and the wedge no part of a code: both of one contact.
  private final long[] contactOf = new long[KeyGuard.KEYS + 1];
  private long contacts;
  private long pressedContact;
  private long typedContact;
  private long loneContact;
  private long guardedContact;
  private boolean repeated;
  private OptionalInt felt = OptionalInt.empty();

  /** What became clear. */
  sealed interface Found {
    /** A person pressed a key, 1 to 5. */
    record Press(int key) implements Found {}

    /** A key is held far too long. */
    record Stuck(int key) implements Found {}

    /** The outer two keys were held. */
    record DiagnosisAsked() implements Found {}

    /** A scanner typed a line. */
    record Line(String text) implements Found {}
  }

  /** A key went down, or is repeated. */
  List<Found> pressed(KeyCode code, long now) {
    List<Found> found = new ArrayList<>();
    boolean wasDown = !down.add(code);
    repeated = wasDown || now - upSince.getOrDefault(code, now - REPEAT_MILLIS) < REPEAT_MILLIS;
    pressedContact = 0;
    felt = OptionalInt.empty();
    Optional<Integer> number = Optional.ofNullable(NUMBERS.get(code));
    if (number.isPresent() && !wasDown) {
      int key = number.get();
      if (!repeated) {
        contactOf[key] = ++contacts;
        felt = wedge.isBegun(now) ? OptionalInt.empty() : OptionalInt.of(key);
      }
      pressedContact = contactOf[key];
      add(guard.down(key, now), found);
    }
    if (code == KeyCode.ENTER) {
      wedge.enter(now).ifPresent(what -> add(what, found));
    }
    return found;
  }

  /**
   * The number key that {@link #pressed} told of last, where it may be a person's press: whether it
   * is one becomes clear later, and the person wants to see at once that it was felt.
   */
  OptionalInt felt() {
    return felt;
  }

  /** A character was typed, by the key that {@link #pressed} told of last. */
  void typed(String characters, long now) {
    // The same key twice within a code is no repetition, however fast it comes.
    boolean dropped = repeated && !wedge.isBegun(now);
    repeated = false;
    if (!dropped) {
      typedContact = pressedContact;
      wedge.typed(characters, now);
    }
    pressedContact = 0;
  }

  /** A key went up, or is about to be repeated. */
  List<Found> released(KeyCode code, long now) {
    List<Found> found = new ArrayList<>();
    down.remove(code);
    upSince.put(code, now);
    Optional.ofNullable(NUMBERS.get(code))
        .filter(key -> down.stream().noneMatch(other -> key.equals(NUMBERS.get(other))))
        .ifPresent(key -> add(guard.up(key, now), found));
    return found;
  }

  /** Time went by; due at {@link #deadline}, harmless at any other time. */
  List<Found> tick(long now) {
    List<Found> found = new ArrayList<>();
    add(guard.tick(now), found);
    wedge.quiet(now).ifPresent(what -> add(what, found));
    return found;
  }

  /** When {@link #tick} is due next, if nothing happens before. */
  OptionalLong deadline() {
    return LongStream.concat(guard.deadline().stream(), wedge.due().stream()).min();
  }

  private void add(List<KeyGuard.Found> guarded, List<Found> found) {
    for (KeyGuard.Found what : guarded) {
      if (what instanceof KeyGuard.Found.Press press) {
        guardedContact = contactOf[press.key()];
        join(press.key(), found);
      } else if (what instanceof KeyGuard.Found.Stuck stuck) {
        found.add(new Found.Stuck(stuck.key()));
      } else if (what instanceof KeyGuard.Found.DiagnosisAsked) {
        found.add(new Found.DiagnosisAsked());
      }
    }
  }

  private void add(KeyWedge.Found wedged, List<Found> found) {
    if (wedged instanceof KeyWedge.Found.Line line) {
      found.add(new Found.Line(line.text()));
    } else if (wedged instanceof KeyWedge.Found.Key key && key.character().matches("[1-5]")) {
      loneContact = typedContact;
      join(Integer.parseInt(key.character()), found);
    }
  }

  private void join(int key, List<Found> found) {
    if (guardedContact == loneContact && loneContact != 0 && loneContact == contactOf[key]) {
      loneContact = 0;
      guardedContact = 0;
      found.add(new Found.Press(key));
    }
  }
}
