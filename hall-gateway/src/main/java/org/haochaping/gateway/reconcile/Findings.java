package org.haochaping.gateway.reconcile;

import java.util.function.Consumer;

/** Where differences go: to a person, one line each, and counted. */
final class Findings {
  /** What a line of a difference begins with. */
  static final String DIFFERENCE = "差异 / difference: ";

  private final Consumer<String> lines;
  private long count;
  private long elsewhere;

  Findings(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Names a difference: where it is, and what it is, Chinese first. */
  void add(String where, String what) {
    count++;
    lines.accept(DIFFERENCE + where + ": " + what);
  }

  /** Names what still waits and is no difference. */
  void pending(String where, String what) {
    lines.accept("待上报 / pending: " + where + ": " + what);
  }

  /** Counts what the city has from elsewhere; that is no difference. */
  void elsewhere() {
    elsewhere++;
  }

  long fromElsewhere() {
    return elsewhere;
  }

  long count() {
    return count;
  }
}
