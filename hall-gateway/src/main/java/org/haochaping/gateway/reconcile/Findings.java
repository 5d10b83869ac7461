package org.haochaping.gateway.reconcile;

import java.util.function.Consumer;

/** Where differences go: to a person, one line each, and counted. */
final class Findings {
  private final Consumer<String> lines;
  private long count;

  Findings(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Names a difference: where it is, and what it is, Chinese first. */
  void add(String where, String what) {
    count++;
    lines.accept("差异 / difference: " + where + ": " + what);
  }

  /** Names what still waits and is no difference. */
  void pending(String where, String what) {
    lines.accept("待上报 / pending: " + where + ": " + what);
  }

  long count() {
    return count;
  }
}
