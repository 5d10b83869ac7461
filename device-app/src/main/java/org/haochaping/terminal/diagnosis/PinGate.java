package org.haochaping.terminal.diagnosis;

/**
 * Asks for the PIN digit by digit. After five wrong ones it takes none for five minutes, whoever
 * comes. Not thread-safe.
 */
public final class PinGate {
  /** So many wrong PINs one after the other, and it is locked. */
  public static final int TRIES = 5;

  /** For so long, in milliseconds. */
  public static final long LOCKED_MILLIS = 300_000;

  private final String pin;
  private final StringBuilder entered = new StringBuilder();
  private int wrong;
  private long lockedUntil;
  private boolean locked;

  /**
   * A gate that opens to this.
   *
   * @throws IllegalArgumentException unless it is 4 to 12 digits
   */
  public PinGate(String pin) {
    if (!isPin(pin)) {
      throw new IllegalArgumentException("a PIN is 4 to 12 digits");
    }
    this.pin = pin;
  }

  /** Whether this can be a PIN. */
  public static boolean isPin(String text) {
    return text.matches("[0-9]{4,12}");
  }

  /** What came of a digit. */
  enum Answer {
    MORE,
    RIGHT,
    WRONG,
    LOCKED
  }

  /** Takes one digit at a monotonic time. */
  Answer digit(int digit, long nowMillis) {
    if (digit < 0 || digit > 9) {
      throw new IllegalArgumentException("digit: 0 to 9");
    }
    if (isLocked(nowMillis)) {
      return Answer.LOCKED;
    }
    entered.append(digit);
    if (entered.length() < pin.length()) {
      return Answer.MORE;
    }
    boolean right = entered.toString().equals(pin);
    forget();
    if (right) {
      wrong = 0;
      return Answer.RIGHT;
    }
    wrong++;
    if (wrong < TRIES) {
      return Answer.WRONG;
    }
    wrong = 0;
    locked = true;
    lockedUntil = nowMillis + LOCKED_MILLIS;
    return Answer.LOCKED;
  }

  boolean isLocked(long nowMillis) {
    locked = locked && nowMillis < lockedUntil;
    return locked;
  }

  int entered() {
    return entered.length();
  }

  /** Forgets the digits of a PIN that was begun; the wrong ones before it still count. */
  void forget() {
    entered.setLength(0);
  }
}
