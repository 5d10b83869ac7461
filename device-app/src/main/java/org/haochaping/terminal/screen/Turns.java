package org.haochaping.terminal.screen;

/** Which of several things has its turn. */
final class Turns {
  /** How long each is shown. */
  static final int SECONDS = 8;

  private Turns() {}

  /** The index after so many seconds; 0 where there is nothing to take turns. */
  static int at(long seconds, int things) {
    return things == 0 ? 0 : (int) Math.floorMod(Math.floorDiv(seconds, SECONDS), (long) things);
  }
}
