package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.append;
import static org.haochaping.terminal.journal.JournalFixture.bodies;
import static org.haochaping.terminal.journal.JournalFixture.entries;
import static org.haochaping.terminal.journal.JournalFixture.file;
import static org.haochaping.terminal.journal.JournalFixture.id;
import static org.haochaping.terminal.journal.JournalFixture.open;
import static org.haochaping.terminal.journal.JournalFixture.ratings;
import static org.haochaping.terminal.journal.JournalFixture.value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.uplink.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  @Test
  void open_newFolder_beginsWithBoot() {
    try (Journal journal = open(folder.resolve("not/there/yet"))) {
      assertThat(bodies(journal)).singleElement().isInstanceOf(Boot.class);
      Boot boot = (Boot) bodies(journal).get(0);
      assertThat(boot.terminal()).isEqualTo("t7");
      assertThat(boot.continues()).isEmpty();
    }
  }

  @Test
  void append_several_areChainedInOrder() {
    try (Journal journal = open(folder)) {
      JournalEntry first = append(journal, Bodies.offered(1));
      JournalEntry second = append(journal, Bodies.rated(1));
      assertThat(second.seq()).isEqualTo(first.seq() + 1);
      assertThat(entries(journal)).endsWith(first, second);
      assertThat(second.body()).isEqualTo(BodyCodec.encode(Bodies.rated(1)));
    }
  }

  @Test
  void append_many_groupsAndKeepsOrder() {
    try (Journal journal = open(folder)) {
      List<CompletableFuture<JournalEntry>> futures = new ArrayList<>();
      for (int n = 1; n <= 5_000; n++) {
        futures.add(journal.append(Bodies.rated(n)));
      }
      for (int n = 1; n <= 5_000; n++) {
        assertThat(futures.get(n - 1).join().seq()).isEqualTo(n + 1);
      }
      assertThat(entries(journal)).hasSize(5_001);
    }
  }

  @Test
  void reopen_afterClose_continuesTheSameChain() {
    JournalId before;
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 10);
      before = id(journal);
    }
    try (Journal journal = open(folder)) {
      assertThat(id(journal)).isEqualTo(before);
      assertThat(entries(journal)).hasSize(32);
      assertThat(bodies(journal, Boot.class)).hasSize(2);
    }
  }

  @Test
  void append_afterClose_fails() {
    Journal journal = open(folder);
    journal.close();
    assertThatThrownBy(() -> append(journal, Bodies.rated(1)))
        .hasRootCauseInstanceOf(JournalException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void append_bodyWithoutAForm_failsAloneAndTakesNoNumber() {
    try (Journal journal = open(folder)) {
      JournalBody half = new JournalBody.Alarm(Bodies.at(1), "x", "half a pair \ud800");
      assertThat(journal.append(half)).isCompletedExceptionally();
      assertThat(append(journal, Bodies.rated(1)).seq()).isEqualTo(2);
    }
  }

  @Test
  void open_whileAnotherHasIt_failsToAppendAndSaysWhy() {
    try (Journal journal = open(folder);
        Journal second =
            Journal.open(
                JournalSettings.of(file(folder)),
                JournalFixture.OWNER,
                org.haochaping.terminal.clock.TerminalClock.system())) {
      assertThatThrownBy(() -> append(second, Bodies.rated(1)))
          .hasMessageContaining("another program");
      assertThat(second.tail()).isEmpty();
      assertThat(append(journal, Bodies.rated(1)).seq()).isEqualTo(2);
    }
  }

  @Test
  void wasRated_oldAndNew_answersBoth() {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 100);
      assertThat(journal.wasRated(Bodies.handle(50)).join()).isTrue();
    }
    try (Journal journal = open(folder)) {
      assertThat(journal.wasRated(Bodies.handle(50)).join()).isTrue();
      assertThat(journal.wasRated(Bodies.handle(101)).join()).isFalse();
      append(journal, Bodies.offered(101));
      assertThat(journal.wasRated(Bodies.handle(101)).join()).isFalse();
      append(journal, Bodies.rated(101));
      assertThat(journal.wasRated(Bodies.handle(101)).join()).isTrue();
    }
  }

  @Test
  void waiting_appendedAndConfirmed_countsUnconfirmedRatings() {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 100);
      assertThat(journal.waiting()).isEqualTo(100);
      journal.confirm(id(journal), 1 + 3 * 40);
      assertThat(journal.waiting()).isEqualTo(60);
      // A gateway restored from a backup has less than it had.
      journal.confirm(id(journal), 1 + 3 * 10);
      assertThat(journal.waiting()).isEqualTo(90);
      journal.confirm(id(journal), 1 + 3 * 40);
    }
    try (Journal journal = open(folder)) {
      assertThat(journal.tail().orElseThrow().confirmed()).isEqualTo(121);
      await().until(() -> journal.waiting() == 60);
      journal.confirm(id(journal), Long.MAX_VALUE);
      assertThat(journal.waiting()).isZero();
    }
  }

  @Test
  void confirm_anotherJournal_isPassedOver() {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 3);
      journal.confirm(JournalId.of("00000000-0000-4000-8000-000000000000"), 5);
      assertThat(journal.tail().orElseThrow().confirmed()).isZero();
    }
  }

  @Test
  void read_byCountAndBytes_stopsAtEither() {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 10);
      assertThat(read(journal, 1, 7, 1 << 20).entries()).hasSize(7);
      assertThat(read(journal, 2, 100, 1).entries()).hasSize(1);
      assertThat(read(journal, 32, 100, 1 << 20).entries()).isEmpty();
      assertThat(journal.read(id(journal), 34, 100, 1 << 20)).isEmpty();
    }
  }

  private static Outbox.Excerpt read(Journal journal, long first, int count, int bytes) {
    return journal.read(id(journal), first, count, bytes).orElseThrow();
  }

  @Test
  void beginNewJournal_fork_takesOverFromTheForkOn() throws Exception {
    try (Journal journal = open(folder)) {
      ratings(journal, 1, 300);
      final JournalId before = id(journal);
      final List<JournalEntry> old = entries(journal);
      journal.beginNewJournal(before, 11).join();
      await().until(() -> !bodies(journal, JournalBody.Alarm.class).isEmpty());

      assertThat(id(journal)).isNotEqualTo(before);
      List<JournalEntry> now = entries(journal);
      Boot boot = (Boot) BodyCodec.decode(now.get(0).body());
      assertThat(boot.continues()).isEqualTo(Optional.of(before.toString()));
      // From entry 11 on, unchanged and in order; one boot before, one alarm after.
      assertThat(now).hasSize(1 + 901 - 10 + 1);
      for (int i = 10; i < 901; i++) {
        assertThat(now.get(i - 9).body()).isEqualTo(old.get(i).body());
      }
      assertThat(bodies(journal, JournalBody.Alarm.class).get(0).detail())
          .contains("taken over: 891", "lost: 0");
      assertThat(journal.waiting()).isEqualTo(297);
      // A second call for the old journal comes too late and does nothing.
      JournalId current = id(journal);
      journal.beginNewJournal(before, 1).join();
      assertThat(id(journal)).isEqualTo(current);
    }
    assertThat(folder.toFile().list((dir, name) -> name.contains("forked"))).hasSize(1);
    assertThat(value(file(folder), "select count(*) from meta where name like 'take%'"))
        .isEqualTo("0");
  }

  @Test
  void whenChanged_appendAndNewJournal_isTold() {
    try (Journal journal = open(folder)) {
      AtomicInteger told = new AtomicInteger();
      journal.whenChanged(told::incrementAndGet);
      append(journal, Bodies.rated(1));
      await().untilAtomic(told, org.hamcrest.Matchers.greaterThanOrEqualTo(1));
    }
  }
}
