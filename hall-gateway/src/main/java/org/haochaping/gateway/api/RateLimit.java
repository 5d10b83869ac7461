package org.haochaping.gateway.api;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each system, as a bucket of tokens: a tenth of them may come at
 * once, at least five. Knows registered systems only, so it does not grow with what strangers send.
 */
final class RateLimit {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final int LEAST_BURST = 5;

  private final long nanosPerRequest;
  private final long fullNanos;
  private final LongSupplier nanos;
  private final Map<String, Long> emptyAt = new HashMap<>();

  RateLimit(int perMinute, LongSupplier nanos) {
    this.nanosPerRequest = MINUTE / perMinute;
    this.fullNanos = nanosPerRequest * Math.max(LEAST_BURST, perMinute / 10);
    this.nanos = nanos;
  }

  /** Empty if the request may go on; otherwise after how many seconds to come back, 1 or more. */
  synchronized OptionalLong refused(String system) {
    long now = nanos.getAsLong();
    // The bucket is full at any time before this moment less its size.
    long before = emptyAt.getOrDefault(system, now - fullNanos);
    long after = Math.max(before, now - fullNanos) + nanosPerRequest;
    if (after - now > 0) {
      long seconds = (after - now + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
      return OptionalLong.of(seconds);
    }
    emptyAt.put(system, after);
    return OptionalLong.empty();
  }
}
