package org.haochaping.workshop.soak;

/** What a citizen may do at a window. */
enum SessionKind {
  /** Scans, presses, gives no reasons. */
  RATED,
  /** Scans, presses, ticks two reasons. */
  EXPLAINED,
  /** Presses another level while the thanks are shown. */
  CHANGED,
  /** Scans, scans another receipt, presses. */
  REPLACED,
  /** Scans a receipt that somebody tampered with. */
  FORGED,
  /** Scans one whose time is over. */
  EXPIRED,
  /** Scans one of another hall. */
  OTHER_HALL,
  /** Scans the receipt that was rated before. */
  AGAIN,
  /** Scans something that is no receipt. */
  UNREADABLE,
  /** Without a receipt: a press that offers, and a press that rates. */
  FIRST_PRESS,
  /** Scans and goes away: declined when the time is over. */
  LEFT;

  /** Every so many sessions one for which time has to pass, which can't be hurried. */
  private static final int SLOW_EVERY = 250;

  private static final SessionKind[] QUICK = {
    RATED,
    EXPLAINED,
    RATED,
    FORGED,
    CHANGED,
    REPLACED,
    RATED,
    AGAIN,
    EXPIRED,
    EXPLAINED,
    RATED,
    OTHER_HALL,
    CHANGED,
    RATED,
    UNREADABLE,
    RATED,
  };

  /** The kind of the session with this number. */
  static SessionKind of(long number) {
    if (number % SLOW_EVERY == SLOW_EVERY - 1) {
      return (number / SLOW_EVERY) % 2 == 0 ? FIRST_PRESS : LEFT;
    }
    return QUICK[(int) (number % QUICK.length)];
  }
}
