package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.terminal.clock.TerminalClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A board whose system clock is to be trusted and is wrong at first. */
final class SystemTimeTest {
  private static final Instant TRUE = Instant.parse("2026-11-24T04:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicReference<Instant> system = new AtomicReference<>(TRUE);
  private final AtomicBoolean synchronised = new AtomicBoolean();
  private final List<JournalBody> written = new ArrayList<>();
  private final TerminalClock clock = new TerminalClock("boot1", nanos::get, system::get);
  private final SystemTime time =
      SystemTime.byHand(
          clock,
          synchronised::get,
          body -> {
            written.add(body);
            return new CompletableFuture<JournalEntry>();
          });

  @AfterEach
  void close() {
    time.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-3652D", "P3652D", "P-1D"})
  void systemClock_ofTheLastShutdown_isTrustedOnlyOnceItIsSynchronised(String wrong) {
    system.set(TRUE.plus(Duration.parse(wrong)));
    time.look();
    assertThat(clock.now().trusted()).isFalse();
    assertThat(written).isEmpty();

    nanos.addAndGet(Duration.ofSeconds(40).toNanos());
    system.set(TRUE);
    synchronised.set(true);
    time.look();
    time.look();
    assertThat(clock.now().trusted()).isTrue();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
    assertThat(written).singleElement().isEqualTo(new JournalBody.ClockSet(clock.now(), "system"));
  }

  @Test
  void systemClock_putRightOnceMore_isFollowedAndWritten() {
    synchronised.set(true);
    system.set(TRUE.minusSeconds(90));
    time.look();
    system.set(TRUE);
    time.look();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
    assertThat(written).hasSize(2);
  }

  @Test
  void systemClock_setByHand_isNotFollowed() {
    synchronised.set(true);
    time.look();
    synchronised.set(false); // as the kernel has it then
    system.set(TRUE.minusSeconds(86_400));
    time.look();
    assertThat(clock.now().wall()).isEqualTo(TRUE);
    assertThat(clock.now().trusted()).isTrue();
    assertThat(written).hasSize(1);
  }
}
