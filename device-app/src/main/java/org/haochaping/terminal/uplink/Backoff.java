package org.haochaping.terminal.uplink;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: full jitter, a random part of a ceiling that doubles
 * with each failure up to a cap, so that a hall's terminals do not come back all at once after a
 * power cut.
 */
final class Backoff {
  private static final double SPREAD = 0.25;

  private final long firstMillis;
  private final long capMillis;
  private final DoubleSupplier random;
  private long ceilingMillis;

  /**
   * Begins with the first ceiling.
   *
   * @param random from 0 to below 1
   */
  Backoff(Duration first, Duration cap, DoubleSupplier random) {
    this.firstMillis = Math.max(1, first.toMillis());
    this.capMillis = Math.max(firstMillis, cap.toMillis());
    this.random = random;
    this.ceilingMillis = firstMillis;
  }

  /** The pause before the next attempt, in milliseconds. */
  long nextMillis() {
    long pause = (long) (ceilingMillis * random.getAsDouble());
    ceilingMillis = Math.min(capMillis, ceilingMillis * 2);
    return pause;
  }

  /** It worked: the next pause is short again. */
  void reset() {
    ceilingMillis = firstMillis;
  }

  /** A pause that the gateway asked for: never shorter, up to a quarter longer. */
  long askedMillis(Duration asked) {
    return (long) (asked.toMillis() * (1 + SPREAD * random.getAsDouble()));
  }
}
