package org.haochaping.gateway.city;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a parcel is sent again: full jitter, that is anything from nothing up to
 * a bound that doubles with each failure, so that halls do not come back all at once; and never
 * earlier than the city asked.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int MAX_DOUBLINGS = 30;

  /** The wait after so many failures in a row, at least 1. */
  Duration after(int failures, Duration notBefore) {
    long bound = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
    bound = Math.max(1, Math.min(bound < 0 ? Long.MAX_VALUE : bound, longest.toMillis()));
    return notBefore.plusMillis(random.nextLong(bound + 1));
  }
}
