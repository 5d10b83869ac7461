package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.entries;
import static org.haochaping.terminal.journal.JournalFixture.file;
import static org.haochaping.terminal.journal.JournalFixture.open;
import static org.haochaping.terminal.journal.JournalFixture.ratings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRoomTest {
  @TempDir Path folder;

  private long logBytes() {
    try {
      return Files.size(Path.of(file(folder) + "-wal"));
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void log_ofAnOpenJournal_isMadeLongAhead() {
    try (Journal journal = open(folder)) {
      await().until(() -> logBytes() == LogRoom.BYTES);
      ratings(journal, 1, 50);
      assertThat(logBytes()).isEqualTo(LogRoom.BYTES);
      assertThat(entries(journal)).hasSize(151);
    }
  }

  @Test
  void log_afterMoreCommitsThanItHasRoomFor_isWrittenOverFromItsStart() {
    try (Journal journal = open(folder)) {
      await().until(() -> logBytes() == LogRoom.BYTES);
      for (int n = 1; n <= 2_600; n++) {
        JournalFixture.append(journal, Bodies.rated(n));
        if (n % 50 == 0) {
          // Nobody presses without end: meanwhile the keeper may have the log.
          assertThat(entries(journal)).hasSize(n + 1);
        }
      }
      assertThat(logBytes()).isEqualTo(LogRoom.BYTES);
      assertThat(entries(journal)).hasSize(2_601);
    }
  }
}
