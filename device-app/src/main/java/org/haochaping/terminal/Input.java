package org.haochaping.terminal;

import org.haochaping.protocol.SatisfactionLevel;

/** What people and devices at the window do. May be called on any thread, and returns at once. */
interface Input {
  /** A level was pressed: {@code by} is {@code touch}, {@code key} or {@code keypad}. */
  void pressed(SatisfactionLevel level, String by);

  /** A scanner read something. */
  void scanned(String text);

  /** Somebody wants to rate without a receipt. */
  void ratingAsked();

  /** A reason was touched. */
  void ticked(String code);

  /** The reasons are as the citizen wants them. */
  void reasonsConfirmed();

  /** The citizen gives no reasons. */
  void reasonsSkipped();

  /** A key, 1 to 5, has been down for so long that something is wrong with it. */
  void keyStuck(int key);

  /** Somebody held the outer two keys, or a corner of the screen, for 5 seconds. */
  void diagnosisAsked();

  /** A digit of the technician's PIN. */
  void pinDigit(int digit);

  /** The next page of the diagnosis is wanted. */
  void diagnosisTurned();

  /** The diagnosis screen was left. */
  void diagnosisLeft();
}
