package org.haochaping.terminal;

/** Where one waits for JavaFX. */
@FunctionalInterface
interface ToolkitGate {
  /**
   * Returns when it is there.
   *
   * @throws TroubleException where there is no display
   */
  void await() throws InterruptedException;
}
