package org.haochaping.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestTerminal;
import org.haochaping.gateway.intake.Arrival.Batch;
import org.haochaping.gateway.intake.Arrival.Broken;
import org.haochaping.gateway.intake.Arrival.Hello;
import org.haochaping.gateway.intake.Arrival.Unsigned;
import org.haochaping.gateway.ledger.ChainCheck;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;
import org.haochaping.protocol.wire.TerminalState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupCommitTest extends GroupCommitStage {
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
}
