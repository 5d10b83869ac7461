package org.haochaping.workshop.citizen;

/** How a try to rate at a terminal ended. */
public sealed interface Attempt {

  /** The terminal said thank you. */
  record Thanked() implements Attempt {}

  /** The terminal refused the receipt, for this reason. */
  record Refused(String reason) implements Attempt {}

  /**
   * The terminal's program ended meanwhile.
   *
   * @param pressed whether a level was pressed, which may or may not have been taken
   */
  record Lost(boolean pressed) implements Attempt {}
}
