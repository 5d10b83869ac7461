package org.haochaping.terminal.health;

/** Where a health report goes. */
@FunctionalInterface
public interface HealthOut {
  /** Sends it if the gateway can be reached, or else forgets it; returns at once. */
  void health(byte[] report);
}
