package org.haochaping.terminal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.haochaping.protocol.journal.Moment;
import org.junit.jupiter.api.Test;

class TerminalClockTest {
  private static final Instant TRUE = Instant.parse("2026-11-24T04:00:00Z");
  private static final Duration TEN_YEARS = Duration.ofDays(3_652);

  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final AtomicReference<Instant> system = new AtomicReference<>(TRUE);
  private final InstantSource systemClock = system::get;
  private final TerminalClock clock = new TerminalClock("boot1", nanos::get, systemClock);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    system.updateAndGet(t -> t.plus(time));
  }

  @Test
  void system_madeTwice_hasOtherBootIds() {
    String first = TerminalClock.system().boot();
    assertThat(first).matches("[0-9a-z]{14}").isNotEqualTo(TerminalClock.system().boot());
  }

  @Test
  void now_notTrusted_isTheSystemClockWithMonotonicBesideIt() {
    pass(Duration.ofMillis(1_234));
    assertThat(clock.now()).isEqualTo(new Moment("boot1", 1_234, TRUE.plusMillis(1_234), false));
  }

  @Test
  void now_systemClockBefore1970OrAfter9999_isTheNearestThatAnEntryTakes() {
    for (String said : List.of("1969-12-31T23:59:58Z", "+12026-01-01T00:00:00Z")) {
      TerminalClock odd = new TerminalClock("boot0000000odd", () -> 0, () -> Instant.parse(said));
      assertThat(odd.now().trusted()).isFalse();
      assertThat(odd.now().wall()).isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
    }
  }

  @Test
  void trust_systemTenYearsBehind_countsFromTheTrustedTime() {
    system.set(TRUE.minus(TEN_YEARS));
    pass(Duration.ofSeconds(60));
    assertThat(clock.trust(TRUE)).isTrue();
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).isEqualTo(new Moment("boot1", 65_000, TRUE.plusSeconds(5), true));
  }

  @Test
  void trust_systemTenYearsAhead_countsFromTheTrustedTime() {
    system.set(TRUE.plus(TEN_YEARS));
    assertThat(clock.now().wall()).isAfter(TRUE.plusSeconds(1));
    assertThat(clock.trust(TRUE)).isTrue();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
  }

  @Test
  void now_trustedAndSystemClockRunsBackwards_isNotMoved() {
    clock.trust(TRUE);
    pass(Duration.ofSeconds(10));
    system.set(TRUE.minus(TEN_YEARS));
    assertThat(clock.now().wall()).isEqualTo(TRUE.plusSeconds(10));
  }

  @Test
  void monotonic_sourceRunsBackwards_stands() {
    pass(Duration.ofSeconds(10));
    assertThat(clock.monotonicMillis()).isEqualTo(10_000);
    nanos.addAndGet(-3_000_000_000L);
    assertThat(clock.monotonicMillis()).isEqualTo(10_000);
    pass(Duration.ofSeconds(5));
    assertThat(clock.monotonicMillis()).isEqualTo(12_000);
  }

  @Test
  void trust_againAndClose_isNotDueAndDoesNotMoveTheClock() {
    assertThat(clock.trust(TRUE)).isTrue();
    assertThat(clock.trust(TRUE.plusMillis(1_900))).isFalse();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
  }

  @Test
  void trust_againAndTwoSecondsOff_movesTheClockAndIsDue() {
    clock.trust(TRUE);
    assertThat(clock.trust(TRUE.plusMillis(2_001))).isTrue();
    assertThat(clock.now().wall()).isEqualTo(TRUE.plusMillis(2_001));
    assertThat(clock.trust(TRUE.minusSeconds(60))).isTrue();
    assertThat(clock.now().wall()).isEqualTo(TRUE.minusSeconds(60));
  }

  @Test
  void trust_lessCertainThanTheDifference_doesNotMoveTheClock() {
    clock.trust(TRUE);
    assertThat(clock.trust(TRUE.plusSeconds(5), Duration.ofSeconds(4))).isFalse();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
    assertThat(clock.trust(TRUE.plusSeconds(5), Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void trust_absurdOrTooUncertain_isNotTaken() {
    assertThat(clock.trust(Instant.MAX)).isFalse();
    assertThat(clock.trust(Instant.MIN)).isFalse();
    assertThat(clock.trust(Instant.EPOCH)).isFalse();
    assertThat(clock.trust(TRUE, Duration.ofSeconds(31))).isFalse();
    assertThat(clock.isTrusted()).isFalse();
  }

  @Test
  void announceAgain_entryNotWritten_isDueAgain() {
    assertThat(clock.trust(TRUE)).isTrue();
    clock.announceAgain();
    assertThat(clock.trust(TRUE)).isTrue();
    assertThat(clock.trust(TRUE)).isFalse();
  }

  @Test
  void trustSystem_putRightLater_isFollowedUntilTheGatewaySaysOtherwise() {
    assertThat(clock.source()).isEqualTo("none");
    system.set(TRUE.minus(Duration.ofDays(1_826)));
    assertThat(clock.trustSystem(true)).isTrue();
    assertThat(clock.source()).isEqualTo("system");
    system.set(TRUE);
    assertThat(clock.trustSystem(true)).as("a jump ahead").isTrue();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
    system.set(TRUE.minusSeconds(60));
    assertThat(clock.trustSystem(true)).as("a step back").isTrue();
    assertThat(clock.now().wall()).isEqualTo(TRUE.minusSeconds(60));
    assertThat(clock.trust(TRUE)).isTrue();
    assertThat(clock.source()).isEqualTo("gateway");
    assertThat(clock.trustSystem(true)).isFalse();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
  }

  @Test
  void vouchedFor_bySystem_onlyWhereThatWasFoundOut() {
    clock.trustSystem(false);
    assertThat(clock.isTrusted()).isTrue();
    assertThat(clock.isVouchedFor()).isFalse();
    assertThat(clock.trust(TRUE)).as("the same time").isFalse();
    assertThat(clock.isVouchedFor()).isTrue();
    assertThat(clock.source()).isEqualTo("system");
  }

  @Property
  void now_afterTrust_isThatTimeAndWhatPassed(
      @ForAll @LongRange(min = -315_000_000, max = 315_000_000) long systemWrongBySeconds,
      @ForAll @LongRange(min = 0, max = 10_000_000) long beforeMillis,
      @ForAll @LongRange(min = 0, max = 10_000_000) long afterMillis) {
    AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);
    TerminalClock any =
        new TerminalClock(
            "b", time::get, InstantSource.fixed(TRUE.plusSeconds(systemWrongBySeconds)));
    // The nanosecond counter may overflow; only its differences mean something.
    time.addAndGet(beforeMillis * 1_000_000);
    any.trust(TRUE);
    time.addAndGet(afterMillis * 1_000_000);
    Moment now = any.now();
    assertThat(now.wall()).isEqualTo(TRUE.plusMillis(afterMillis));
    assertThat(now.monotonicMillis()).isEqualTo(beforeMillis + afterMillis);
  }
}
