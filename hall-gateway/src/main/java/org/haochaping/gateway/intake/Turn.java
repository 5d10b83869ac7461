package org.haochaping.gateway.intake;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.intake.Arrival.Batch;
import org.haochaping.gateway.intake.Arrival.Broken;
import org.haochaping.gateway.intake.Arrival.Hello;
import org.haochaping.gateway.intake.Arrival.Unsigned;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;

/** One transaction: judges each arrival, adds its rows, and notes what to answer afterwards. */
final class Turn {
  /** Writes an alarm down in the same transaction. */
  @FunctionalInterface
  interface Alarm {
    void raise(String kind, TerminalId terminal, String detail);
  }

  private final EntryRows rows;
  private final Map<JournalId, JournalState> believed;
  private final Map<JournalId, JournalState> before = new HashMap<>();
  private final Map<JournalId, JournalState> states = new HashMap<>();
  private final Answers answers;
  private final Alarm alarm;
  private final Refusals refusals;
  private final Patience gaps;
  private final Patience forks;
  private final long now;
  private boolean grew;

  /**
   * One transaction.
   *
   * @param believed what the journals were like after the last one; read again where in doubt
   * @param now milliseconds since 1970
   */
  Turn(
      EntryRows rows,
      Map<JournalId, JournalState> believed,
      Answers answers,
      Alarm alarm,
      Refusals refusals,
      Patience gaps,
      Patience forks,
      long now) {
    this.rows = rows;
    this.believed = believed;
    this.answers = answers;
    this.alarm = alarm;
    this.refusals = refusals;
    this.gaps = gaps;
    this.forks = forks;
    this.now = now;
  }

  void take(Arrival arrival) throws SQLException {
    if (arrival instanceof Batch batch) {
      take(batch);
    } else if (arrival instanceof Hello hello) {
      JournalState state = reload(hello.terminal(), hello.state().journal());
      if (isOwn(hello.terminal(), state)) {
        answers.add(hello.terminal(), stored(state));
      }
    } else if (arrival instanceof Unsigned unsigned) {
      refuse(unsigned.terminal(), unsigned.batch().journal());
    } else if (arrival instanceof Broken broken) {
      putAside(
          broken.terminal(),
          "broken-link",
          broken.journal(),
          broken.first(),
          broken.last(),
          broken.payload());
      refuse(broken.terminal(), broken.journal());
    }
  }

  /** Writes what is still on its way. */
  void finish() throws SQLException {
    rows.flush();
    for (Map.Entry<JournalId, JournalState> entry : states.entrySet()) {
      JournalState from = before.get(entry.getKey());
      JournalState to = entry.getValue();
      if (from != null && from.upTo() != to.upTo() && !rows.advance(from, to)) {
        throw new StaleException();
      }
    }
  }

  /** What the journals are like once this is committed. */
  Map<JournalId, JournalState> states() {
    return states;
  }

  /** Whether entries were added. */
  boolean grew() {
    return grew;
  }

  private void take(Batch arrival) throws SQLException {
    TerminalId terminal = arrival.terminal();
    JournalBatch batch = arrival.batch();
    boolean fresh = !states.containsKey(batch.journal());
    JournalState state = state(terminal, batch.journal());
    if (!isOwn(terminal, state)) {
      return;
    }
    Judgement judgement = judge(state, batch);
    boolean good =
        judgement instanceof Judgement.Append || judgement instanceof Judgement.AlreadyThere;
    if (!good && fresh) {
      state = reload(terminal, batch.journal());
      judgement = judge(state, batch);
    }
    act(arrival, state, judgement);
  }

  private Judgement judge(JournalState state, JournalBatch batch) throws SQLException {
    return Judgement.<SQLException>of(state, batch, seq -> rows.hashAt(state.row(), seq));
  }

  private void act(Batch arrival, JournalState state, Judgement judgement) throws SQLException {
    TerminalId terminal = arrival.terminal();
    JournalBatch batch = arrival.batch();
    if (judgement instanceof Judgement.Append append) {
      append(arrival, state, append.skip());
    } else if (judgement instanceof Judgement.AlreadyThere) {
      answers.add(terminal, stored(state));
    } else if (judgement instanceof Judgement.Gap) {
      gap(arrival, state);
    } else if (judgement instanceof Judgement.Fork fork) {
      fork(arrival, state, fork.at());
    } else if (judgement instanceof Judgement.ForkedEarlier earlier) {
      if (forks.isOver(batch.journal(), batch.first(), System.nanoTime())) {
        fork(arrival, state, batch.first());
      } else {
        answers.add(terminal, askFrom(state, earlier.from()));
      }
    } else {
      putAside(
          terminal,
          "broken-link",
          batch.journal(),
          batch.first(),
          batch.last(),
          BatchCodec.encode(batch));
      answers.add(terminal, stored(state).but(Problem.REFUSED));
    }
  }

  private void append(Batch arrival, JournalState state, int skip) throws SQLException {
    JournalBatch batch = arrival.batch();
    JournalState at = state;
    if (state.isNew()) {
      at = begin(state, batch);
    }
    if (at.loose()) {
      Optional<Long> differs = firstDifferent(at, batch, skip);
      if (differs.isPresent()) {
        fork(arrival, at, differs.get());
        return;
      }
    }
    for (JournalEntry entry : batch.entries().subList(skip, batch.entries().size())) {
      if (!at.loose() || rows.hashAt(at.row(), entry.seq()).isEmpty()) {
        rows.add(at.row(), entry, now);
      }
    }
    grew = true;
    JournalState next = at.at(batch.last(), batch.head());
    states.put(batch.journal(), next);
    gaps.reset(batch.journal());
    forks.reset(batch.journal());
    answers.add(arrival.terminal(), stored(next));
  }

  private JournalState begin(JournalState state, JournalBatch batch) throws SQLException {
    Optional<JournalState> adopted = rows.adopt(state, batch.entries().get(0));
    JournalState row = adopted.isPresent() ? adopted.get() : rows.create(state, now);
    before.put(batch.journal(), row);
    return row;
  }

  private Optional<Long> firstDifferent(JournalState state, JournalBatch batch, int skip)
      throws SQLException {
    for (JournalEntry entry : batch.entries().subList(skip, batch.entries().size())) {
      Optional<Hash> ours = rows.hashAt(state.row(), entry.seq());
      if (ours.isPresent() && !ours.get().equals(entry.hash())) {
        return Optional.of(entry.seq());
      }
    }
    return Optional.empty();
  }

  private void gap(Batch arrival, JournalState state) throws SQLException {
    JournalBatch batch = arrival.batch();
    boolean ahead = batch.first() > state.upTo() + 1;
    if (ahead && gaps.isOver(batch.journal(), batch.first(), System.nanoTime())) {
      alarm.raise(
          "gap",
          arrival.terminal(),
          "journal %s: entries %d to %d never came"
              .formatted(batch.journal(), state.upTo() + 1, batch.first() - 1));
      append(arrival, giveUpHole(state, batch), 0);
    } else {
      answers.add(arrival.terminal(), stored(state).but(Problem.GAP));
    }
  }

  private JournalState giveUpHole(JournalState state, JournalBatch batch) throws SQLException {
    JournalState row = state;
    if (state.isNew()) {
      row = begin(state, batch);
    }
    return row.at(batch.first() - 1, batch.previous());
  }

  private void fork(Batch arrival, JournalState state, long at) throws SQLException {
    JournalBatch batch = arrival.batch();
    putAside(
        arrival.terminal(),
        "fork",
        batch.journal(),
        batch.first(),
        batch.last(),
        BatchCodec.encode(batch));
    answers.add(arrival.terminal(), stored(state).forkedAt(at));
  }

  private void putAside(
      TerminalId terminal, String kind, JournalId journal, long first, long last, byte[] payload)
      throws SQLException {
    rows.putAside(terminal, journal, first, last, kind, payload, now);
    alarm.raise(kind, terminal, "journal %s, kept aside".formatted(journal));
  }

  private void refuse(TerminalId terminal, JournalId journal) throws SQLException {
    JournalState state = state(terminal, journal);
    if (isOwn(terminal, state)) {
      answers.add(terminal, stored(state).but(Problem.REFUSED));
    }
  }

  private Stored askFrom(JournalState state, long from) throws SQLException {
    Hash head = HashChain.start(state.journal());
    if (from > 0) {
      Optional<Hash> ours = rows.hashAt(state.row(), from);
      if (ours.isEmpty()) {
        return askFrom(state, 0);
      }
      head = ours.get();
    }
    return stored(state.at(from, head)).but(Problem.GAP);
  }

  private boolean isOwn(TerminalId terminal, JournalState state) {
    boolean own = state.terminal().equals(terminal);
    if (!own) {
      refusals.refused(terminal, "journal of another terminal");
    }
    return own;
  }

  private JournalState state(TerminalId terminal, JournalId journal) throws SQLException {
    JournalState state = states.get(journal);
    if (state == null) {
      state = believed.get(journal);
    }
    if (state == null) {
      return reload(terminal, journal);
    }
    before.putIfAbsent(journal, state);
    states.put(journal, state);
    return state;
  }

  /** As the ledger has it, with what this transaction did to it. */
  private JournalState reload(TerminalId terminal, JournalId journal) throws SQLException {
    JournalState changed = states.get(journal);
    if (changed != null && !changed.equals(before.get(journal))) {
      return changed;
    }
    Optional<JournalState> found = rows.find(journal);
    if (found.isEmpty()) {
      states.remove(journal);
      before.remove(journal);
      return JournalState.unknown(terminal, journal);
    }
    before.put(journal, found.get());
    states.put(journal, found.get());
    return found.get();
  }

  /** The time of sending is put in when it is sent. */
  private Stored stored(JournalState state) {
    return Stored.upTo(
        state.journal(), state.upTo(), state.head(), java.time.Instant.ofEpochMilli(now));
  }
}
