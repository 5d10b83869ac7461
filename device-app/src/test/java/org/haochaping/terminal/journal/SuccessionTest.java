package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.bodies;
import static org.haochaping.terminal.journal.JournalFixture.file;
import static org.haochaping.terminal.journal.JournalFixture.id;
import static org.haochaping.terminal.journal.JournalFixture.open;
import static org.haochaping.terminal.journal.JournalFixture.ratings;
import static org.haochaping.terminal.journal.JournalFixture.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut at each step of putting a fresh journal in an old one's place. */
class SuccessionTest {
  @TempDir Path folder;
  private JournalId before;
  private Path file;

  @BeforeEach
  void oldJournal() {
    file = file(folder);
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 100);
      before = id(journal);
    }
  }

  private Path beside(String suffix) {
    return Path.of(file + suffix);
  }

  private static List<Long> rated(Journal journal) {
    return bodies(journal, Rated.class).stream().map(r -> r.at().monotonicMillis()).toList();
  }

  private Path replaced() throws Exception {
    Encoded boot = Encoded.of(JournalFixture.OWNER.boot(Bodies.at(1), Optional.of(before)));
    return new Succession(file).replace("forked", 0, boot, List.of(), JournalFixture.noon());
  }

  private void assertAllTakenOver() {
    try (Journal journal = open(folder)) {
      await().ignoreExceptions().until(() -> !bodies(journal, Alarm.class).isEmpty());
      assertThat(id(journal)).isNotEqualTo(before);
      assertThat(rated(journal)).hasSize(100).doesNotHaveDuplicates();
    }
  }

  @Test
  void powerCut_whileTheNewOneIsMade_leavesTheOldInPlace() throws Exception {
    Files.copy(file, beside(".copy"));
    replaced();
    // As it was before the old file was renamed: both are there.
    Files.move(file, beside(".new"));
    Files.move(beside(".copy"), file);
    try (Journal journal = open(folder)) {
      assertThat(id(journal)).isEqualTo(before);
      assertThat(rated(journal)).hasSize(100);
    }
    assertThat(beside(".new")).doesNotExist();
  }

  @Test
  void powerCut_betweenTheTwoRenames_theNewOneComesIn() throws Exception {
    replaced();
    Files.move(file, beside(".new"), StandardCopyOption.ATOMIC_MOVE);
    Files.write(beside("-wal"), new byte[] {1, 2, 3});
    assertAllTakenOver();
  }

  @Test
  void powerCut_rightAfterTheRenames_takesOverAtTheNextStart() throws Exception {
    replaced();
    assertAllTakenOver();
  }

  @Test
  void powerCut_inTheMiddleOfTakingOver_goesOnWhereItStopped() throws Exception {
    Path aside = replaced();
    try (JournalFile journal = JournalFile.open(file);
        Takeover takeover = Takeover.pending(journal).orElseThrow()) {
      assertThat(takeover.step(journal)).hasSize(200);
    }
    assertAllTakenOver();
    assertThat(aside).exists();
  }

  @Test
  void replacedTwice_beforeAnythingWasTakenOver_allIsStillThere() throws Exception {
    replaced();
    try (Journal journal = open(folder)) {
      JournalId second = id(journal);
      journal.beginNewJournal(second, 1).join();
      await()
          .ignoreExceptions()
          .until(() -> !id(journal).equals(second) && rated(journal).size() == 100);
    }
  }

  @Test
  void asideFile_gone_isNoReasonToStop() throws Exception {
    Path aside = replaced();
    Files.delete(aside);
    try (Journal journal = open(folder)) {
      await().ignoreExceptions().until(() -> !bodies(journal, Alarm.class).isEmpty());
      JournalFixture.append(journal, Bodies.rated(1));
    }
  }

  @Test
  void numbersWithoutSense_inMeta_areDamageLikeAnyOther() throws Exception {
    sql(file, "update meta set value = 'x' where name = 'journal'");
    try (Journal journal = open(folder)) {
      await().ignoreExceptions().until(() -> rated(journal).size() == 100);
    }
  }
}
