package org.haochaping.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.gateway.TestTerminal;
import org.haochaping.gateway.intake.Arrival.Batch;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger with two terminals, gateways that commit into it, and what they answer. */
abstract class GroupCommitStage {
  @TempDir Path folder;
  final TestTerminal terminal = TestTerminal.create("w01").write(60);
  final List<Stored> answers = new ArrayList<>();
  final List<String> refusals = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  int commits;

  private final Confirmations confirmations = (to, stored) -> answers.add(stored);

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  Ledger ledger(LedgerSettings settings) {
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

  GroupCommit gateway(Ledger ledger) {
    return new GroupCommit(
        ledger,
        Clock.systemUTC(),
        (id, what) -> refusals.add(id + " " + what),
        confirmations,
        () -> commits++);
  }

  Batch batch(int first, int last) {
    return arrival(terminal.batch(first, last));
  }

  Batch arrival(JournalBatch batch) {
    return new Batch(terminal.id(), batch);
  }

  Stored answerTo(GroupCommit gateway, Arrival... arrivals) {
    answers.clear();
    gateway.commit(List.of(arrivals));
    assertThat(answers).isNotEmpty();
    return answers.get(answers.size() - 1);
  }

  static long count(Ledger ledger, String table) {
    return ledger.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  static List<String> alarms(Ledger ledger) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select kind || ' ' || terminal || ' x' || times from alarm order by id")
                .mapTo(String.class)
                .list());
  }

  void assertGood(Stored stored, int upTo) {
    assertThat(stored.problem()).isEmpty();
    assertThat(stored.upTo()).isEqualTo(upTo);
    assertThat(stored.head()).isEqualTo(terminal.hashAt(upTo));
    assertThat(stored.journal()).isEqualTo(terminal.journal());
  }
}
