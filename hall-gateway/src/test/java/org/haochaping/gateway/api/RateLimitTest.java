package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final RateLimit limit = new RateLimit(60, nanos::get);

  @Test
  void burst_isATenthOfAMinute_thenOneASecond() {
    for (int i = 0; i < 6; i++) {
      assertThat(limit.refused("a")).isEmpty();
    }
    assertThat(limit.refused("a")).hasValue(1);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(limit.refused("a")).isEmpty();
    assertThat(limit.refused("a")).hasValue(1);
  }

  @Test
  void oneSystem_doesNotHoldAnotherUp() {
    for (int i = 0; i < 7; i++) {
      limit.refused("a");
    }
    assertThat(limit.refused("b")).isEmpty();
  }

  @Test
  void quietHour_savesUpNoMoreThanTheBurst() {
    limit.refused("a");
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    for (int i = 0; i < 6; i++) {
      assertThat(limit.refused("a")).isEmpty();
    }
    assertThat(limit.refused("a")).isPresent();
  }
}
