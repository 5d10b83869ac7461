package org.haochaping.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.haochaping.gateway.intake.Arrival.Hello;
import org.haochaping.gateway.intake.Arrival.Unsigned;
import org.haochaping.gateway.ledger.ChainCheck;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;
import org.haochaping.protocol.wire.TerminalState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupCommitTest {
  @TempDir Path folder;
  private final TestTerminal terminal = TestTerminal.create("w01").write(60);
  private final List<Stored> answers = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private int commits;

  private final Confirmations confirmations = (to, stored) -> answers.add(stored);

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  private Ledger ledger(LedgerSettings settings) {
    Ledger ledger = Ledger.open(settings, Clock.systemUTC());
    open.add(ledger);
    ledger.write(
        handle ->
            handle.execute(
                "insert into terminal values ('w01', 1, '', ?, 0, null), ('w02', 2, '', ?, 0, null)"
                    + " on conflict (id) do nothing",
                new byte[0],
                new byte[0]));
    return ledger;
  }

  private GroupCommit gateway(Ledger ledger) {
    return new GroupCommit(
        ledger,
        Clock.systemUTC(),
        (id, what) -> refusals.add(id + " " + what),
        confirmations,
        () -> commits++);
  }

  private Batch batch(int first, int last) {
    return arrival(terminal.batch(first, last));
  }

  private Batch arrival(JournalBatch batch) {
    return new Batch(terminal.id(), batch);
  }

  private Stored answerTo(GroupCommit gateway, Arrival... arrivals) {
    answers.clear();
    gateway.commit(List.of(arrivals));
    assertThat(answers).isNotEmpty();
    return answers.get(answers.size() - 1);
  }

  private static long count(Ledger ledger, String table) {
    return ledger.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static List<String> alarms(Ledger ledger) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select kind || ' ' || terminal || ' x' || times from alarm order by id")
                .mapTo(String.class)
                .list());
  }

  private void assertGood(Stored stored, int upTo) {
    assertThat(stored.problem()).isEmpty();
    assertThat(stored.upTo()).isEqualTo(upTo);
    assertThat(stored.head()).isEqualTo(terminal.hashAt(upTo));
    assertThat(stored.journal()).isEqualTo(terminal.journal());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_batchesInOrder_areStoredByteForByteAndConfirmedOnce(Engine engine) throws Exception {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    assertGood(answerTo(gateway, batch(1, 20), batch(21, 25)), 25);
    assertThat(answers).hasSize(1);
    assertGood(answerTo(gateway, batch(26, 60)), 60);
    assertThat(commits).isEqualTo(2);
    List<byte[]> bodies =
        ledger.read(
            handle ->
                handle
                    .createQuery("select body from entry order by id")
                    .mapTo(byte[].class)
                    .list());
    assertThat(bodies).hasSize(60);
    for (int i = 0; i < 60; i++) {
      assertThat(bodies.get(i)).isEqualTo(terminal.batch(i + 1, i + 1).entries().get(0).body());
    }
    assertThat(ChainCheck.run(ledger, line -> {})).isEqualTo(new ChainCheck.Summary(1, 60, 0));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_theSameAgain_isConfirmedAgainAndCountsOnce(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 30));
    assertGood(answerTo(gateway, batch(1, 30)), 30);
    assertGood(answerTo(gateway, batch(5, 10)), 30);
    assertGood(answerTo(gateway, batch(25, 40)), 40);
    assertGood(answerTo(gateway(ledger), batch(1, 41)), 41);
    assertThat(count(ledger, "entry")).isEqualTo(41);
    assertThat(alarms(ledger)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_aGap_isAskedForAndThenFilled(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 10));
    Stored gap = answerTo(gateway, batch(16, 20));
    assertThat(gap.problem()).contains(Problem.GAP);
    assertThat(gap.upTo()).isEqualTo(10);
    assertGood(answerTo(gateway, batch(11, 15), batch(16, 20)), 20);
    assertThat(alarms(ledger)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_aFork_isNamedAlarmedAndKeptAside(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 40));
    JournalBatch other = terminal.forkedAfter(30).write(20).batch(25, 50);
    Stored fork = answerTo(gateway, arrival(other));
    assertThat(fork.problem()).contains(Problem.FORK);
    assertThat(fork.at()).isEqualTo(OptionalLong.of(31));
    assertThat(fork.upTo()).isEqualTo(40);
    answerTo(gateway, arrival(other));
    assertThat(alarms(ledger)).containsExactly("fork w01 x2");
    byte[] payload =
        ledger.read(
            handle -> handle.createQuery("select payload from aside").mapTo(byte[].class).one());
    assertThat(BatchCodec.decode(payload)).isEqualTo(other);
    assertThat(count(ledger, "entry")).isEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_aForkFurtherBack_isLookedForByAskingBack(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 40));
    TestTerminal other = terminal.forkedAfter(10).write(50);
    Stored ask = answerTo(gateway, arrival(other.batch(41, 60)));
    assertThat(ask.problem()).contains(Problem.GAP);
    assertThat(ask.upTo()).isZero();
    assertThat(ask.head()).isEqualTo(terminal.hashAt(0));
    Stored fork = answerTo(gateway, arrival(other.batch(1, 60)));
    assertThat(fork.at()).isEqualTo(OptionalLong.of(11));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_aTerminalThatCannotGoBack_isToldTheForkWhereItIs(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 40));
    Batch late = arrival(terminal.forkedAfter(10).write(50).batch(41, 60));
    answerTo(gateway, late);
    answerTo(gateway, late);
    assertThat(answerTo(gateway, late).at()).isEqualTo(OptionalLong.of(41));
    assertThat(alarms(ledger)).containsExactly("fork w01 x1");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_aBrokenChain_isRefusedAlarmedAndKeptAside(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 5));
    byte[] payload = {1, 2, 3};
    Stored refused =
        answerTo(gateway, new Broken(terminal.id(), terminal.journal(), 6, 9, payload));
    assertThat(refused.problem()).contains(Problem.REFUSED);
    assertThat(refused.upTo()).isEqualTo(5);
    assertThat(alarms(ledger)).containsExactly("broken-link w01 x1");
    assertThat(count(ledger, "aside")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_unsigned_isRefused(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    Stored refused = answerTo(gateway(ledger), new Unsigned(terminal.id(), terminal.batch(1, 5)));
    assertThat(refused.problem()).contains(Problem.REFUSED);
    assertThat(count(ledger, "entry")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_hello_isAnsweredWithWhatIsIn(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    Hello hello =
        new Hello(
            terminal.id(),
            new TerminalState(true, terminal.journal(), 60, terminal.head(), "0.1.0"));
    assertGood(answerTo(gateway, hello), 0);
    answerTo(gateway, batch(1, 7));
    assertGood(answerTo(gateway, hello), 7);
    assertGood(answerTo(gateway(ledger), hello), 7);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_journalOfAnotherTerminal_isRefusedWithoutAWord(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    GroupCommit gateway = gateway(ledger);
    answerTo(gateway, batch(1, 5));
    answers.clear();
    JournalBatch batch = terminal.batch(6, 9);
    gateway.commit(
        List.of(
            new Batch(new TerminalId("w02"), batch),
            new Hello(
                new TerminalId("w02"),
                new TerminalState(true, terminal.journal(), 9, terminal.hashAt(9), "0.1.0"))));
    assertThat(answers).isEmpty();
    assertThat(refusals).containsOnly("w02 journal of another terminal").hasSize(2);
    assertThat(count(ledger, "entry")).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void commit_severalTerminalsInOneGroup_areAllConfirmed(Engine engine) {
    Ledger ledger = ledger(engine.fresh(folder));
    TestTerminal second = TestTerminal.create("w02").write(5);
    gateway(ledger).commit(List.of(batch(1, 5), new Batch(second.id(), second.batch(1, 5))));
    assertThat(answers)
        .extracting(Stored::journal)
        .containsExactly(terminal.journal(), second.journal());
  }

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
