package org.haochaping.terminal.health;

import java.time.Duration;

/** Knows when the screen was last drawn, and whether that is too long ago. Safe on any thread. */
final class FrameWatchdog {
  private final long limitNanos;
  private volatile long lastNanos;

  /**
   * Counts the start as a frame.
   *
   * @param limit longer without a frame is too long
   */
  FrameWatchdog(Duration limit, long nowNanos) {
    this.limitNanos = limit.toNanos();
    this.lastNanos = nowNanos;
  }

  void frame(long nowNanos) {
    lastNanos = nowNanos;
  }

  long ageNanos(long nowNanos) {
    return nowNanos - lastNanos;
  }

  boolean isLate(long nowNanos) {
    return ageNanos(nowNanos) > limitNanos;
  }
}
