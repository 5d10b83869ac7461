package org.haochaping.gateway.intake;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.haochaping.gateway.intake.Arrival.Batch;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what arrived meanwhile in one transaction and then confirms it. Runs on the writer's
 * thread only.
 */
final class GroupCommit {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MAX_KNOWN = 10_000;
  private static final int ATTEMPTS = 3;
  private static final int BUSY_MILLIS = 2_000;

  private final Ledger ledger;
  private final Clock clock;
  private final Refusals refusals;
  private final Confirmations confirmations;
  private final Runnable committed;
  private final Patience gaps = new Patience(10, Duration.ofSeconds(20));
  private final Patience forks = new Patience(3, Duration.ZERO);
  // In the order of use, so that the longest unused goes first.
  private final Map<JournalId, JournalState> known = new LinkedHashMap<>(16, 0.75f, true);
  private boolean doubtful;
  private long generation;

  /**
   * Commits into a ledger.
   *
   * @param committed told after each transaction that added entries; must not block
   */
  GroupCommit(
      Ledger ledger,
      Clock clock,
      Refusals refusals,
      Confirmations confirmations,
      Runnable committed) {
    this.ledger = ledger;
    this.clock = clock;
    this.refusals = refusals;
    this.confirmations = confirmations;
    this.committed = committed;
  }

  /** Deals with all of these, in their order; what can't be committed is answered with busy. */
  void commit(List<Arrival> group) {
    for (int attempt = 1; ; attempt++) {
      try {
        Answers answers = new Answers(clock);
        Turn turn = transact(group, answers);
        remember(turn);
        answers.sendAll(confirmations);
        if (turn.grew()) {
          committed.run();
        }
        return;
      } catch (SQLException | RuntimeException e) {
        doubtful = true;
        boolean lookAgain = e instanceof StaleException || isAboutOneRow(e);
        if (lookAgain && attempt < ATTEMPTS) {
          continue; // another gateway was here first: judge by what is in now
        }
        if (lookAgain && group.size() > 1) {
          // One arrival must not keep the others out for ever.
          group.forEach(arrival -> commit(List.of(arrival)));
        } else {
          busy(group, e);
        }
        return;
      }
    }
  }

  private Turn transact(List<Arrival> group, Answers answers) throws SQLException {
    return ledger.write(
        handle -> {
          // Within the lock, so that no salvage comes between this look and the commit.
          if (generation != ledger.generation()) {
            generation = ledger.generation();
            doubtful = true;
          }
          try (EntryRows rows = new EntryRows(handle.getConnection())) {
            if (!ledger.isSqlite()) {
              rows.takeTurn();
            }
            Turn turn =
                new Turn(
                    rows,
                    doubtful ? Map.of() : known,
                    answers,
                    (kind, terminal, detail) ->
                        ledger
                            .alarms()
                            .raise(handle, kind, Optional.of(terminal.value()), detail, 1),
                    refusals,
                    gaps,
                    forks,
                    clock.millis());
            for (Arrival arrival : group) {
              turn.take(arrival);
            }
            turn.finish();
            return turn;
          }
        });
  }

  private void remember(Turn turn) {
    if (doubtful) {
      known.clear();
      doubtful = false;
    }
    known.putAll(turn.states());
    while (known.size() > MAX_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /** What was committed before is still true, so it can be said again; the rest has to wait. */
  private void busy(List<Arrival> group, Exception reason) {
    LOG.warn("not committed arrivals={} reason={}", group.size(), reason.toString());
    LOG.debug("not committed", reason);
    Set<JournalId> told = new HashSet<>();
    for (Arrival arrival : group) {
      if (arrival instanceof Batch batch && told.add(batch.batch().journal())) {
        JournalState state = known.get(batch.batch().journal());
        if (state != null && state.terminal().equals(batch.terminal())) {
          Duration pause =
              Duration.ofMillis(BUSY_MILLIS + ThreadLocalRandom.current().nextInt(BUSY_MILLIS));
          confirmations.send(
              batch.terminal(),
              Stored.upTo(state.journal(), state.upTo(), state.head(), clock.instant())
                  .busyFor(pause));
        }
      }
    }
  }

  /** Whether the database refused a row, and not its service. */
  private static boolean isAboutOneRow(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        if ((state != null && state.startsWith("23")) || (sql.getErrorCode() & 0xFF) == 19) {
          return true; // constraint: SQL standard, SQLite
        }
      }
    }
    return false;
  }
}
