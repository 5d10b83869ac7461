package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.bodies;
import static org.haochaping.terminal.journal.JournalFixture.entries;
import static org.haochaping.terminal.journal.JournalFixture.file;
import static org.haochaping.terminal.journal.JournalFixture.open;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed, on a real disk that is really full. */
class KilledJournalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void killedAtRandom_sixTimes_everythingAcknowledgedIsThere() throws Exception {
    Random random = new Random(20_261_124);
    List<Long> acknowledged = new ArrayList<>();
    JournalId id = null;
    long first = 1;
    for (int round = 0; round < 6; round++) {
      int after = 20 + random.nextInt(400);
      try (Child child = new Child(file(folder), first)) {
        await().atMost(PATIENCE).until(() -> child.said("ack").size() >= after);
        child.kill();
        child.said("ack").forEach(ack -> acknowledged.add(number(ack, 0)));
      }
      first = acknowledged.get(acknowledged.size() - 1) + 1_000;
      try (Journal journal = open(folder)) {
        // The chain is whole, the journal still the same, and nothing was salvaged.
        assertThat(entries(journal)).isNotEmpty();
        assertThat(bodies(journal, Rated.class).stream().map(r -> r.at().monotonicMillis()))
            .containsAll(acknowledged)
            .doesNotHaveDuplicates();
        assertThat(bodies(journal, Alarm.class)).isEmpty();
        JournalId now = JournalFixture.id(journal);
        assertThat(id == null || id.equals(now)).isTrue();
        id = now;
      }
    }
  }

  private static void limitFiles(Child child, String soft) throws Exception {
    Process limit =
        new ProcessBuilder("prlimit", "--pid=" + child.pid(), "--fsize=" + soft + ":unlimited")
            .inheritIO()
            .start();
    assertThat(limit.waitFor()).as("prlimit, of the Debian package util-linux").isZero();
  }

  private static long number(String text, int index) {
    return Long.parseLong(List.of(text.split(" ", -1)).get(index));
  }

  @Test
  void diskFull_thenRoomAgain_failsClearlyAndGoesOnWithoutAGap() throws Exception {
    try (Child child = new Child(file(folder), 1)) {
      await().atMost(PATIENCE).until(() -> child.said("ack").size() > 20);
      // Nothing may be written further into a file: a write fails then, just as on a full disk.
      limitFiles(child, "100000");
      await().atMost(PATIENCE).until(() -> !child.said("failed").isEmpty());
      assertThat(child.said("failed").get(0)).contains("the journal can't be written");
      child.goOn();
      await().atMost(PATIENCE).until(() -> child.said("failed").size() >= 2);
      final List<String> before = child.said("ack");

      limitFiles(child, "unlimited");
      child.goOn();
      await().atMost(PATIENCE).until(() -> child.said("ack").size() > before.size() + 50);
      child.kill();

      List<Long> numbers = child.said("ack").stream().map(ack -> number(ack, 0)).toList();
      List<Long> failed = child.said("failed").stream().map(f -> number(f, 0)).toList();
      try (Journal journal = open(folder)) {
        List<Long> rated =
            bodies(journal, Rated.class).stream().map(r -> r.at().monotonicMillis()).toList();
        assertThat(rated).containsAll(numbers).doesNotHaveDuplicates();
        // What was refused is not there.
        assertThat(rated).doesNotContainAnyElementsOf(failed);
        assertThat(bodies(journal, Alarm.class))
            .allMatch(alarm -> alarm.alarm().equals("journal-unavailable"));
      }
    }
  }
}
