package org.haochaping.gateway.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many requests in some time for each caller, as a bucket of tokens. Remembers the callers that
 * asked last, 50,000 at most, so that it does not grow with what strangers send.
 */
public final class RateLimit {
  private static final int LEAST_BURST = 5;
  private static final int CALLERS = 50_000;

  private final long nanosPerRequest;
  private final long fullNanos;
  private final LongSupplier nanos;
  private final Map<String, Long> emptyAt =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > CALLERS;
        }
      };

  private RateLimit(int requests, Duration within, int burst, LongSupplier nanos) {
    this.nanosPerRequest = within.toNanos() / requests;
    this.fullNanos = nanosPerRequest * burst;
    this.nanos = nanos;
  }

  /** So many a minute; a tenth of them may come at once, at least five. */
  public static RateLimit aMinute(int requests, LongSupplier nanos) {
    return new RateLimit(
        requests, Duration.ofMinutes(1), Math.max(LEAST_BURST, requests / 10), nanos);
  }

  /** So many within some time; all of them may come at once. */
  public static RateLimit within(Duration time, int requests, LongSupplier nanos) {
    return new RateLimit(requests, time, requests, nanos);
  }

  /** Empty if the request may go on; otherwise after how many seconds to come back, 1 or more. */
  public synchronized OptionalLong refused(String caller) {
    long now = nanos.getAsLong();
    // The bucket is full at any time before this moment less its size.
    long before = emptyAt.getOrDefault(caller, now - fullNanos);
    long after = Math.max(before, now - fullNanos) + nanosPerRequest;
    if (after - now > 0) {
      long seconds = (after - now + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
      return OptionalLong.of(seconds);
    }
    emptyAt.put(caller, after);
    return OptionalLong.empty();
  }
}
