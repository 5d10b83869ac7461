package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration CAP = Duration.ofMinutes(1);

  @Test
  void nextMillis_always_doublesTheCeilingUpToTheCap() {
    Backoff backoff = new Backoff(FIRST, CAP, () -> 0.999_999);
    long[] ceilings = {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
    for (long ceiling : ceilings) {
      assertThat(backoff.nextMillis()).isBetween(ceiling - 2, ceiling);
    }
  }

  @Test
  void nextMillis_smallestChance_isAtOnce() {
    Backoff backoff = new Backoff(FIRST, CAP, () -> 0);
    assertThat(backoff.nextMillis()).isZero();
  }

  @Test
  void reset_afterFailures_beginsSmallAgain() {
    Backoff backoff = new Backoff(FIRST, CAP, () -> 0.5);
    backoff.nextMillis();
    backoff.nextMillis();
    backoff.reset();
    assertThat(backoff.nextMillis()).isEqualTo(500);
  }

  @Property
  void askedMillis_always_isNeverShorterAndAtMostAQuarterLonger(
      @ForAll @DoubleRange(min = 0, max = 0.99) double chance,
      @ForAll @IntRange(min = 0, max = 86_400) int seconds) {
    Duration asked = Duration.ofSeconds(seconds);
    assertThat(new Backoff(FIRST, CAP, () -> chance).askedMillis(asked))
        .isBetween(asked.toMillis(), asked.toMillis() * 5 / 4);
  }
}
