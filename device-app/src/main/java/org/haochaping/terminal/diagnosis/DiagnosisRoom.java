package org.haochaping.terminal.diagnosis;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.haochaping.terminal.screen.View;

/**
 * Where a technician is: outside, at the PIN, or before the diagnosis. Nobody can stay without
 * touching anything. Not thread-safe; times are milliseconds of a monotonic clock.
 */
public final class DiagnosisRoom {
  /** With no input for so long it is left. */
  public static final long PATIENCE_MILLIS = 120_000;

  /** The same at the PIN, which anybody can come to. */
  public static final long PIN_PATIENCE_MILLIS = 20_000;

  /** The key that leaves the diagnosis where it is pressed twice; once, it is only tried. */
  public static final int LEAVE_KEY = 5;

  /** The second press comes within so long. */
  static final long TWICE_MILLIS = 2_000;

  private static final int BACK_KEY = 1;
  private static final int ON_KEY = 2;

  private static final View.Diagnosis EMPTY = new View.Diagnosis(List.of(), List.of());

  private final PinGate gate;
  private Place place = Place.OUTSIDE;
  private View view = EMPTY;
  private long until;
  private long visit;
  private int page;
  private OptionalLong leaveKeyAt = OptionalLong.empty();

  /** Nobody is there. */
  public DiagnosisRoom(PinGate gate) {
    this.gate = gate;
  }

  private enum Place {
    OUTSIDE,
    AT_THE_PIN,
    INSIDE
  }

  /** What is to be done. */
  public enum Step {
    /** Nothing. */
    NOTHING,
    /** {@link #view} changed. */
    SHOW,
    /** {@link #view} changed, and a diagnosis is to begin. */
    BEGIN,
    /** It was left. */
    LEFT
  }

  /** Whether the screen and the keys are the technician's. */
  public boolean isOpen() {
    return place != Place.OUTSIDE;
  }

  /** Whether {@link #asked} would be refused, after too many wrong PINs. */
  public boolean isLocked(long now) {
    return gate.isLocked(now);
  }

  /** Which of the keys 1 to 5 do something: digits of the PIN, and then all are to be tried. */
  public Set<Integer> validKeys() {
    return switch (place) {
      case OUTSIDE -> Set.of();
      case AT_THE_PIN, INSIDE -> Set.of(1, 2, 3, 4, 5);
    };
  }

  /** What to show while it is open. */
  public View view() {
    return view;
  }

  /** The number of this visit: what an earlier one's diagnosis still finds is nobody's. */
  public long visit() {
    return visit;
  }

  /** When {@link #timeWentBy} is due. */
  public OptionalLong deadline() {
    return isOpen() ? OptionalLong.of(until) : OptionalLong.empty();
  }

  /** Somebody wants in. After too many wrong PINs nothing happens, and the window stays of use. */
  public Step asked(long now) {
    if (place == Place.INSIDE || gate.isLocked(now)) {
      return Step.NOTHING;
    }
    gate.forget();
    place = Place.AT_THE_PIN;
    return shown(new View.Pin(0, false), now);
  }

  /** Whether the diagnosis is shown, behind the PIN. */
  public boolean isInside() {
    return place == Place.INSIDE;
  }

  /** A digit on the screen. */
  public Step digit(int digit, long now) {
    return place == Place.AT_THE_PIN ? pin(digit, now) : Step.NOTHING;
  }

  /** A key of the five: a digit of the PIN; before the diagnosis it turns pages or leaves. */
  public Step key(int key, long now) {
    return switch (place) {
      case OUTSIDE -> Step.NOTHING;
      case AT_THE_PIN -> pin(key, now);
      case INSIDE -> inside(key, now);
    };
  }

  /** The next page. */
  public Step turned(long now) {
    return place == Place.INSIDE ? turned(1, now) : Step.NOTHING;
  }

  private Step pin(int digit, long now) {
    return switch (gate.digit(digit, now)) {
      case MORE -> shown(new View.Pin(gate.entered(), false), now);
      case WRONG -> shown(new View.Pin(0, true), now);
      case LOCKED -> left();
      case RIGHT -> {
        place = Place.INSIDE;
        visit++;
        page = 0;
        leaveKeyAt = OptionalLong.empty();
        shown(EMPTY, now);
        yield Step.BEGIN;
      }
    };
  }

  private Step inside(int key, long now) {
    boolean twice = leaveKeyAt.isPresent() && now - leaveKeyAt.getAsLong() <= TWICE_MILLIS;
    leaveKeyAt = key == LEAVE_KEY ? OptionalLong.of(now) : OptionalLong.empty();
    if (key == LEAVE_KEY && twice) {
      return left();
    }
    return turned(key == ON_KEY ? 1 : key == BACK_KEY ? -1 : 0, now);
  }

  private Step turned(int by, long now) {
    page += by;
    if (view instanceof View.Diagnosis shown) {
      view = at(shown);
    }
    until = now + PATIENCE_MILLIS;
    return Step.SHOW;
  }

  private View.Diagnosis at(View.Diagnosis diagnosis) {
    return new View.Diagnosis(diagnosis.facts(), diagnosis.checks(), diagnosis.keys(), page);
  }

  /** The diagnosis of a visit has come so far. */
  public Step grown(long ofVisit, View.Diagnosis diagnosis) {
    if (place != Place.INSIDE || ofVisit != visit) {
      return Step.NOTHING;
    }
    view = at(diagnosis);
    return Step.SHOW;
  }

  /** The technician leaves. */
  public Step left() {
    if (!isOpen()) {
      return Step.NOTHING;
    }
    place = Place.OUTSIDE;
    view = EMPTY;
    gate.forget();
    return Step.LEFT;
  }

  /** Looks at the time. */
  public Step timeWentBy(long now) {
    return isOpen() && now >= until ? left() : Step.NOTHING;
  }

  private Step shown(View next, long now) {
    view = next;
    until = now + (place == Place.AT_THE_PIN ? PIN_PATIENCE_MILLIS : PATIENCE_MILLIS);
    return Step.SHOW;
  }
}
