package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.append;
import static org.haochaping.terminal.journal.JournalFixture.bodies;
import static org.haochaping.terminal.journal.JournalFixture.entries;
import static org.haochaping.terminal.journal.JournalFixture.file;
import static org.haochaping.terminal.journal.JournalFixture.id;
import static org.haochaping.terminal.journal.JournalFixture.open;
import static org.haochaping.terminal.journal.JournalFixture.ratings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.clock.TerminalClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are really damaged, as power cuts and worn-out cards leave them. */
class DamagedJournalTest {
  private static final int PAGE = 4096;
  private static final int RATINGS = 200;

  @TempDir Path folder;
  private JournalId before;
  private List<JournalEntry> old;

  /** A closed journal of 200 ratings and a boot: 601 entries, some 60 pages. */
  private byte[] closedJournal(long confirmed) throws IOException {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, RATINGS);
      before = id(journal);
      old = entries(journal);
      journal.confirm(before, confirmed);
    }
    return Files.readAllBytes(file(folder));
  }

  /** What a terminal that was killed leaves: most of the journal is in the log only. */
  private void killedJournal() throws IOException {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, RATINGS);
      before = id(journal);
      old = entries(journal);
      for (String suffix : List.of("", "-wal")) {
        Path part = Path.of(file(folder) + suffix);
        Files.copy(part, Path.of(part + ".copy"));
      }
    }
    for (String suffix : List.of("", "-wal")) {
      Path part = Path.of(file(folder) + suffix);
      Files.move(Path.of(part + ".copy"), part, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Long> levels(Journal journal) {
    return bodies(journal, Rated.class).stream()
        .map(rated -> rated.at().monotonicMillis())
        .toList();
  }

  private static Alarm awaitAlarm(Journal journal) {
    await().ignoreExceptions().until(() -> !bodies(journal, Alarm.class).isEmpty());
    return bodies(journal, Alarm.class).get(0);
  }

  private void assertNewJournal(Journal journal) {
    assertThat(id(journal)).isNotEqualTo(before);
    assertThat(((Boot) bodies(journal).get(0)).continues())
        .isEqualTo(Optional.of(before.toString()));
    assertThat(folder.toFile().list((dir, name) -> name.contains(".damaged-"))).isNotEmpty();
    long seq = append(journal, Bodies.rated(9_999)).seq();
    assertThat(seq).isEqualTo(entries(journal).size());
  }

  @Test
  void garbageHeader_nothingConfirmed_allIsSaved() throws IOException {
    byte[] bytes = closedJournal(0);
    byte[] noise = new byte[100];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, 0, 100);
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 601", "lost: 0");
      assertThat(levels(journal)).hasSize(RATINGS);
      assertNewJournal(journal);
      // The bodies are the old ones, byte for byte, after the new boot entry.
      List<JournalEntry> now = entries(journal);
      for (int i = 0; i < old.size(); i++) {
        assertThat(now.get(i + 1).body()).isEqualTo(old.get(i).body());
      }
      assertThat(journal.wasRated(Bodies.handle(7)).join()).isTrue();
    }
  }

  @Test
  void pagesZeroed_inTheMiddle_theRestIsSavedAndTheLossCounted() throws IOException {
    byte[] bytes = closedJournal(0);
    int pages = bytes.length / PAGE;
    Arrays.fill(bytes, (pages / 2) * PAGE, (pages / 2 + 3) * PAGE, (byte) 0);
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      Alarm alarm = awaitAlarm(journal);
      long saved = number(alarm, "taken over: ");
      long lost = number(alarm, "lost: ");
      // The boot entry of this start is among them where the damage showed only later.
      assertThat(saved + lost).isBetween(601L, 602L);
      assertThat(lost).isBetween(20L, 80L);
      assertNewJournal(journal);
    }
  }

  private static long number(Alarm alarm, String label) {
    String rest = alarm.detail().substring(alarm.detail().indexOf(label) + label.length());
    return Long.parseLong(rest.replaceFirst("(?s)[^0-9].*", ""));
  }

  @Test
  void innerPageDestroyed_onlyTheTreeIsLost_allEntriesAreSaved() throws IOException {
    byte[] bytes = closedJournal(0);
    // The journal table's root page.
    Arrays.fill(bytes, PAGE, 2 * PAGE, (byte) 0x5a);
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 601", "lost: 0");
      assertNewJournal(journal);
    }
  }

  // Flipped bytes show only to the chain, so this start's boot entry is taken over as well.

  @Test
  void byteFlipped_inABody_isFoundByTheChainAndOnlyThatEntryIsLost() throws IOException {
    byte[] bytes = closedJournal(0);
    String body = new String(old.get(301).body(), StandardCharsets.ISO_8859_1);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(body) + body.length() / 2;
    bytes[at] ^= 1;
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 601", "lost: 1");
      assertNewJournal(journal);
    }
  }

  @Test
  void byteFlipped_inAHash_isProvenByTheNextEntry() throws IOException {
    byte[] bytes = closedJournal(0);
    String hash = new String(old.get(301).hash().bytes(), StandardCharsets.ISO_8859_1);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(hash) + 5] ^= 0x40;
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 602", "lost: 0");
      assertNewJournal(journal);
    }
  }

  @Test
  void confirmedKnown_onlyTheRestIsTakenOver() throws IOException {
    byte[] bytes = closedJournal(400);
    String body = new String(old.get(500).body(), StandardCharsets.ISO_8859_1);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(body) + 9] ^= 1;
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 201", "lost: 1");
      assertNewJournal(journal);
      // All cases rated before the damage are still known until the next start.
      assertThat(journal.wasRated(Bodies.handle(200)).join()).isTrue();
    }
  }

  @Test
  void fileCutShort_whatIsLeftIsSaved() throws IOException {
    byte[] bytes = closedJournal(0);
    Files.write(file(folder), Arrays.copyOf(bytes, bytes.length / 2 + 1_000));
    try (Journal journal = open(folder)) {
      assertThat(number(awaitAlarm(journal), "taken over: ")).isBetween(200L, 400L);
      assertNewJournal(journal);
    }
  }

  @Test
  void nothingButNoise_aFreshJournalServes() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    Files.write(file(folder), noise);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 0");
      append(journal, Bodies.rated(1));
      assertThat(Files.readAllBytes(aside())).isEqualTo(noise);
    }
  }

  private Path aside() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().contains(".damaged-")).findFirst().orElseThrow();
    }
  }

  @Test
  void killed_logWhole_isNoDamage() throws IOException {
    killedJournal();
    try (Journal journal = open(folder)) {
      assertThat(id(journal)).isEqualTo(before);
      assertThat(entries(journal)).startsWith(old.toArray(new JournalEntry[0]));
    }
  }

  @Test
  void killed_logCutWithinAFrame_keepsWhatIsBefore() throws IOException {
    killedJournal();
    Path log = Path.of(file(folder) + "-wal");
    byte[] bytes = Files.readAllBytes(log);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    Files.write(log, Arrays.copyOf(bytes, end - 2_000));
    try (Journal journal = open(folder)) {
      assertThat(id(journal)).isEqualTo(before);
      assertThat(entries(journal)).startsWith(old.get(0));
    }
  }

  @Test
  void killed_logHeaderZeroed_isNotForgottenSilently() throws IOException {
    killedJournal();
    Path log = Path.of(file(folder) + "-wal");
    byte[] bytes = Files.readAllBytes(log);
    Arrays.fill(bytes, 0, 32, (byte) 0);
    Files.write(log, bytes);
    try (Journal journal = open(folder)) {
      awaitAlarm(journal);
      assertThat(levels(journal)).hasSize(RATINGS);
      assertNewJournal(journal);
    }
  }

  @Test
  void killed_byteFlippedInTheLog_isNotForgottenSilently() throws IOException {
    killedJournal();
    Path log = Path.of(file(folder) + "-wal");
    byte[] bytes = Files.readAllBytes(log);
    bytes[32 + 24 + 5] ^= 1;
    Files.write(log, bytes);
    try (Journal journal = open(folder)) {
      awaitAlarm(journal);
      assertThat(levels(journal)).hasSize(RATINGS);
      assertNewJournal(journal);
    }
  }

  @Test
  void damagedBeforeItsTakeoverWasDone_theSuccessorTakesOverBoth() throws Exception {
    closedJournal(0);
    try (Opener opener = new Opener(file(folder), JournalFixture.OWNER, TerminalClock.system())) {
      opener.open().journal().close();
      OpenJournal second = opener.replace("damaged", 0, Optional.of(before), List.of());
      List<String> then = Sources.of(second.file().meta());
      second.close();
      opener.replace("damaged", 0, Optional.of(second.file().id()), then).close();
    }
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("taken over: 602", "lost: 0");
      assertThat(levels(journal)).hasSize(RATINGS);
    }
  }

  @Test
  void headerDestroyedBeforeItsTakeoverWasDone_theSuccessorTakesOverBothAllTheSame()
      throws Exception {
    closedJournal(0);
    try (Opener opener = new Opener(file(folder), JournalFixture.OWNER, TerminalClock.system())) {
      opener.open().journal().close();
      opener.replace("damaged", 0, Optional.of(before), List.of()).close();
    }
    byte[] bytes = Files.readAllBytes(file(folder));
    java.util.Arrays.fill(bytes, 0, 100, (byte) 0x55);
    Files.write(file(folder), bytes);
    try (Journal journal = open(folder)) {
      assertThat(awaitAlarm(journal).detail()).contains("lost: 0");
      assertThat(levels(journal)).hasSize(RATINGS);
    }
  }

  @Test
  void damagedTwice_eachTimeAllIsSaved() throws IOException {
    for (int round = 0; round < 2; round++) {
      if (round == 0) {
        closedJournal(0);
      }
      byte[] bytes = Files.readAllBytes(file(folder));
      Arrays.fill(bytes, 0, 100, (byte) 0x11);
      Files.write(file(folder), bytes);
      try (Journal journal = open(folder)) {
        awaitAlarm(journal);
        // One whose header is gone does not say that it had taken all over: it is taken over again.
        await()
            .ignoreExceptions()
            .until(() -> levels(journal).stream().distinct().count() == RATINGS);
      }
    }
  }

  @Test
  void byteFlipped_inAnEntryThatWasInspected_isNeverSentAndTheRestIsTakenOver() throws Exception {
    closedJournal(0);
    try (Journal journal = open(folder)) {
      await().until(() -> journal.wasRated(Bodies.handle(7)).isDone());
      String body = new String(old.get(301).body(), StandardCharsets.ISO_8859_1);
      byte[] bytes = Files.readAllBytes(file(folder));
      int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(body) + body.length() / 2;
      try (var channel =
          java.nio.channels.FileChannel.open(
              file(folder), java.nio.file.StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(new byte[] {(byte) (bytes[at] ^ 1)}), at);
      }
      await()
          .until(
              () -> {
                try {
                  // A new entry has the reader look at the file and not at what it remembers.
                  append(journal, Bodies.rated(5_000));
                  var unused = journal.read(before, 290, 100, 1 << 20);
                } catch (JournalException e) {
                  assertThat(e).hasMessageContaining("can't be read");
                }
                return journal.tail().map(tail -> !tail.journal().equals(before)).orElse(false);
              });
      assertThat(awaitAlarm(journal).detail()).contains("lost: 1");
      assertNewJournal(journal);
    }
  }

  @Test
  void damageAppears_whileRunning_serviceGoesOn() throws Exception {
    closedJournal(0);
    try (Journal journal = open(folder)) {
      // The card fails under the running program.
      byte[] noise = new byte[10 * PAGE];
      new Random(3).nextBytes(noise);
      try (var channel =
          java.nio.channels.FileChannel.open(
              file(folder), java.nio.file.StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(noise), 20 * PAGE);
      }
      List<Boolean> taken = new ArrayList<>();
      await()
          .until(
              () -> {
                taken.add(
                    journal
                        .append(Bodies.rated(1_000 + taken.size()))
                        .handle((entry, failure) -> failure == null)
                        .join());
                return journal.tail().map(t -> !t.journal().equals(before)).orElse(false);
              });
      awaitAlarm(journal);
      List<Long> saved = levels(journal);
      for (int i = 0; i < taken.size(); i++) {
        if (taken.get(i)) {
          assertThat(saved).contains(1_000L + i);
        }
      }
      assertThat(saved).contains(1L, 200L);
    }
  }
}
