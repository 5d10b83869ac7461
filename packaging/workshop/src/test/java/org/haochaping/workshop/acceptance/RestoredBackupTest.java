package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredBackupTest {
  @TempDir Path dir;

  @Test
  void journal_putBackFromAnOldCopy_losesNothingAndCountsNothingTwice() throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.stop("t1");
      Path data = stage.hall().journal("t1").file().getParent();
      Folders.copy(data, dir.resolve("backup"));
      stage.start("t1");
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.stop("t1");
      Folders.replace(data, dir.resolve("backup"));
      stage.start("t1");
      stage.rate(3);
      stage.awaitAllAtCity();
      assertThat(stage.alarms()).containsAnyOf("fork", "journal-forked");
      stage.assertReconciled();
    }
  }

  @Test
  void ledger_putBackFromAnOldCopy_isFilledAgainAndSendsNothingTwice() throws IOException {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.stop("gateway");
      Path data = stage.hall().ledger().getParent();
      Folders.copy(data, dir.resolve("backup"));
      stage.start("gateway");
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.stop("gateway");
      Folders.replace(data, dir.resolve("backup"));
      stage.start("gateway");
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.assertVerified();
      stage.assertReconciled();
    }
  }
}
