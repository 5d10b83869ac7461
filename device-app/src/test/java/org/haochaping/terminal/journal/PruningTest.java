package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.append;
import static org.haochaping.terminal.journal.JournalFixture.bodies;
import static org.haochaping.terminal.journal.JournalFixture.entries;
import static org.haochaping.terminal.journal.JournalFixture.file;
import static org.haochaping.terminal.journal.JournalFixture.id;
import static org.haochaping.terminal.journal.JournalFixture.ratings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.clock.TerminalClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final Duration KEEP = Duration.ofDays(30);

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();

  /** A clock that tests move; the bodies are of noon on 2026-11-24. */
  private TerminalClock clock(Duration afterNoon) {
    TerminalClock clock =
        new TerminalClock("pruner", nanos::get, InstantSource.fixed(Instant.EPOCH));
    clock.trust(JournalFixture.noon().plus(afterNoon));
    return clock;
  }

  private Journal open(TerminalClock clock, long capacity) {
    Journal journal =
        Journal.open(
            new JournalSettings(file(folder), KEEP, capacity), JournalFixture.OWNER, clock);
    await().until(() -> journal.tail().isPresent());
    return journal;
  }

  private void letTimePass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void confirmedEntries_olderThanKept_goAndTheChainStaysProvable() {
    JournalId id;
    Hash anchor;
    try (Journal journal = open(clock(Duration.ofHours(1)), 1 << 30)) {
      append(journal, Bodies.offered(1));
      ratings(journal, 1, 600);
      id = id(journal);
      journal.confirm(id, 901);
      anchor = journal.hashAt(id, 901).orElseThrow();
      letTimePass(KEEP.plusHours(2));
      await().until(() -> journal.tail().orElseThrow().anchor() == 901);
      assertThat(journal.hashAt(id, 901)).contains(anchor);
      assertThat(journal.hashAt(id, 900)).isEmpty();
      assertThat(entries(journal)).hasSize(1_802 - 901);
    }
    try (Journal journal = open(clock(Duration.ofHours(1)), 1 << 30)) {
      assertThat(id(journal)).isEqualTo(id);
      assertThat(journal.hashAt(id, 901)).contains(anchor);
      assertThat(append(journal, Bodies.rated(9)).seq()).isEqualTo(1_804);
      assertThat(entries(journal)).hasSize(1_804 - 901);
    }
  }

  @Test
  void clockNotTrusted_nothingIsPruned() {
    TerminalClock untrusted =
        new TerminalClock(
            "pruner",
            nanos::get,
            InstantSource.fixed(JournalFixture.noon().plus(Duration.ofDays(4_000))));
    try (Journal journal = open(untrusted, 1 << 30)) {
      ratings(journal, 1, 100);
      journal.confirm(id(journal), 200);
      letTimePass(Duration.ofMinutes(5));
      await().during(Duration.ofSeconds(2)).until(() -> journal.tail().orElseThrow().anchor() == 0);
    }
  }

  @Test
  void untrustedEntries_moreThanAreLookedAtAtOnce_goOnceOneBehindThemIsOldEnough() {
    TerminalClock clock = clock(Duration.ofHours(1));
    try (Journal journal = open(clock, 1 << 30)) {
      for (int n = 1; n <= 2_700; n++) {
        append(journal, Bodies.untrusted(n));
      }
      append(journal, Bodies.rated(1));
      append(journal, Bodies.rated(2));
      // And the boot before them, of this program, is young.
      journal.confirm(id(journal), 2_703);
      letTimePass(KEEP.plusHours(2));
      await()
          .until(
              () -> {
                letTimePass(Duration.ofMinutes(1));
                return journal.tail().orElseThrow().anchor() == 2_703;
              });
    }
  }

  @Test
  void nearlyFull_alarmsOnceAndDropsConfirmedOnly() {
    long capacity = 300_000;
    try (Journal journal = open(clock(Duration.ofHours(1)), capacity)) {
      ratings(journal, 1, 400);
      letTimePass(Duration.ofMinutes(2));
      await().until(() -> !bodies(journal, Alarm.class).isEmpty());
      assertThat(bodies(journal, Alarm.class).get(0).alarm()).isEqualTo("journal-nearly-full");
      // None is confirmed: none may go, full or not.
      letTimePass(Duration.ofMinutes(2));
      ratings(journal, 401, 200);
      await().during(Duration.ofSeconds(1)).until(() -> journal.tail().orElseThrow().anchor() == 0);

      journal.confirm(id(journal), 1_000);
      letTimePass(Duration.ofMinutes(2));
      await().until(() -> journal.tail().orElseThrow().anchor() > 400);
      letTimePass(Duration.ofMinutes(2));
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> journal.tail().orElseThrow().anchor() <= 1_000);
      assertThat(bodies(journal, Alarm.class)).hasSize(1);
      assertThat(entries(journal)).isNotEmpty();
    }
  }
}
