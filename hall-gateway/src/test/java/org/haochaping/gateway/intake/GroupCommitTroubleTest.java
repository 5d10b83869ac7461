package org.haochaping.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestTerminal;
import org.haochaping.gateway.intake.Arrival.Batch;
import org.haochaping.gateway.intake.Arrival.Broken;
import org.haochaping.gateway.ledger.ChainCheck;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupCommitTroubleTest extends GroupCommitStage {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_twoGatewaysOnOneLedger_takeTurnsAndLoseNothing(Engine engine) throws Exception {
    LedgerSettings settings = engine.fresh(folder);
    Ledger first = ledger(settings);
    GroupCommit one = gateway(first);
    GroupCommit two = gateway(ledger(settings));
    assertGood(answerTo(one, batch(1, 5)), 5);
    assertGood(answerTo(two, batch(6, 10)), 10);
    assertGood(answerTo(one, batch(11, 15)), 15);
    assertGood(answerTo(two, batch(1, 20)), 20);
    assertGood(answerTo(one, batch(16, 22)), 22);
    assertThat(ChainCheck.run(first, line -> {})).isEqualTo(new ChainCheck.Summary(1, 22, 0));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_databaseCannotCommit_saysBusyAndRecovers(Engine engine) throws Exception {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 5));
    ledger.write(handle -> handle.execute("alter table entry rename to entry_away"));
    Stored busy = answerTo(gateway, batch(6, 9));
    assertThat(busy.problem()).contains(Problem.BUSY);
    assertThat(busy.comeBackAfter()).hasValueSatisfying(pause -> assertThat(pause).isPositive());
    assertThat(busy.upTo()).isEqualTo(5);
    ledger.write(handle -> handle.execute("alter table entry_away rename to entry"));
    assertGood(answerTo(gateway, batch(6, 9)), 9);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_oneArrivalThatTheDatabaseRefuses_doesNotKeepOthersOut(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 5));
    // A row that no journal accounts for, beyond the mark, seen only at the insert.
    ledger.write(
        handle ->
            handle.execute(
                "insert into entry (journal, seq, body, hash, received_at)"
                    + " select id, 7, ?, ?, 0 from journal",
                new byte[] {1},
                new byte[32]));
    TestTerminal second = TestTerminal.create("w02").write(5);
    answers.clear();
    gateway.commit(List.of(batch(6, 9), new Batch(second.id(), second.batch(1, 5))));
    assertThat(answers).anySatisfy(a -> assertThat(a.journal()).isEqualTo(second.journal()));
    Stored fork = answerTo(gateway, batch(6, 9));
    assertThat(fork.problem()).contains(Problem.FORK);
    assertThat(fork.at()).isEqualTo(OptionalLong.of(7));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_entriesLeftBeyondTheMark_areUsedAndNotDoubled(Engine engine) throws Exception {
    Ledger ledger = ledger(engine.fresh(folder));
    answerTo(gateway(ledger), batch(1, 30));
    ledger.write(
        handle -> {
          handle.execute("delete from entry where seq between 11 and 15");
          return handle.execute(
              "update journal set up_to = 10, head = ?", terminal.hashAt(10).bytes());
        });
    GroupCommit gateway = gateway(ledger);
    assertGood(answerTo(gateway, batch(11, 20)), 20);
    assertGood(answerTo(gateway, batch(21, 40)), 40);
    assertThat(ChainCheck.run(ledger, line -> {})).isEqualTo(new ChainCheck.Summary(1, 40, 0));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_journalWhoseRowWasLost_isKnownAgainByItsHashes(Engine engine) throws Exception {
    Ledger ledger = ledger(engine.fresh(folder));
    answerTo(gateway(ledger), batch(1, 30));
    ledger.write(handle -> handle.execute("update journal set journal_id = 'lost-1', up_to = 0"));
    assertGood(answerTo(gateway(ledger), batch(1, 40)), 40);
    assertThat(ChainCheck.run(ledger, line -> {})).isEqualTo(new ChainCheck.Summary(1, 40, 0));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_readersCursor_neverPassesRowsThatComeLater(Engine engine) throws Exception {
    LedgerSettings settings = engine.fresh(folder);
    List<Thread> threads = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int g = 0; g < 3; g++) {
      Ledger ledger = ledger(settings);
      TestTerminal own = TestTerminal.create("w01").write(200);
      GroupCommit gateway =
          new GroupCommit(
              ledger, Clock.systemUTC(), (id, what) -> {}, (to, stored) -> {}, () -> {});
      threads.add(
          new Thread(
              () -> {
                try {
                  go.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                for (int i = 1; i < 200; i += 10) {
                  gateway.commit(List.of(new Batch(own.id(), own.batch(i, i + 9))));
                }
              }));
    }
    Ledger reader = ledger(settings);
    threads.forEach(Thread::start);
    go.countDown();
    long cursor = 0;
    long seen = 0;
    while (seen < 600) {
      long from = cursor;
      List<Long> ids =
          reader.read(
              handle ->
                  handle
                      .createQuery("select id from entry where id > :from order by id")
                      .bind("from", from)
                      .mapTo(Long.class)
                      .list());
      seen += ids.size();
      if (!ids.isEmpty()) {
        cursor = ids.get(ids.size() - 1);
      } else if (threads.stream().noneMatch(Thread::isAlive)) {
        break;
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(seen + remaining(reader, cursor)).isEqualTo(600);
  }

  private static long remaining(Ledger reader, long cursor) {
    return reader.read(
        handle ->
            handle
                .createQuery("select count(*) from entry where id > :from")
                .bind("from", cursor)
                .mapTo(Long.class)
                .one());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_payloadsKeptAside_areBounded(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    List<Arrival> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(
          new Broken(terminal.id(), new JournalId(UUID.randomUUID()), 1, 2, new byte[] {(byte) i}));
    }
    gateway.commit(many);
    assertThat(count(ledger, "aside")).isEqualTo(200);
  }
}
