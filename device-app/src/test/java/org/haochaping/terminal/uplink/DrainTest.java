package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.id;
import static org.haochaping.terminal.journal.JournalFixture.ratings;

import java.nio.file.Path;
import java.time.Duration;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that was offline for long. */
@SuppressWarnings("try") // an uplink works by being open
class DrainTest {
  private static final int WAITING = 26_500;

  @TempDir Path folder;

  @Test
  void backlog_of26500Ratings_isDrainedWithinAMinute() throws Exception {
    try (Line line = new Line(folder);
        Journal journal = JournalFixture.open(folder)) {
      ratings(journal, 1, WAITING);
      assertThat(journal.waiting()).isEqualTo(WAITING);
      long start = System.nanoTime();
      try (Uplink uplink = line.uplink(journal, TerminalClock.system())) {
        await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> journal.waiting() == 0);
      }
      System.out.printf(
          "drained ratings=%d batches=%d in=%d ms%n",
          WAITING, line.gateway.batches.get(), (System.nanoTime() - start) / 1_000_000);
      assertThat(line.gateway.entries(id(journal)))
          .hasSizeGreaterThan(3 * WAITING)
          .isEqualTo(
              JournalFixture.entries(journal).subList(0, line.gateway.entries(id(journal)).size()));
    }
  }
}
