package org.haochaping.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final RateLimit limit = RateLimit.aMinute(60, nanos::get);

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
  void within_someTime_allMayComeAtOnce() {
    RateLimit hour = RateLimit.within(Duration.ofHours(1), 3, nanos::get);
    for (int i = 0; i < 3; i++) {
      assertThat(hour.refused("a")).isEmpty();
    }
    assertThat(hour.refused("a")).hasValue(1_200);
  }

  @Test
  void strangers_manyMore_areForgottenOldestFirst() {
    for (int i = 0; i < 7; i++) {
      limit.refused("a");
    }
    for (int i = 0; i < 49_999; i++) {
      limit.refused("stranger " + i);
    }
    assertThat(limit.refused("a")).as("still remembered").isPresent();
    for (int i = 0; i < 50_000; i++) {
      limit.refused("another " + i);
    }
    assertThat(limit.refused("a")).as("forgotten").isEmpty();
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
