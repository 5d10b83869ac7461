package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.rules.Decision;

/**
 * Decides anew about all ratings, from their rows and their cases' alone, and names what would
 * change. Ratings are read range by range of cases, on up to two cores; what is held at a time does
 * not grow with the ledger.
 */
public final class Replay {
  private static final int CASES_AT_ONCE = 5_000;
  private static final int BATCHES_AT_ONCE = 200;
  private static final int APPLY_AT_ONCE = 200;
  private static final int MOST_THREADS = 2;

  private final Ledger ledger;
  private final RulesSettings settings;
  private final Clock clock;

  /** Over a ledger, with the rules as the hall has set them now. */
  public Replay(Ledger ledger, RulesSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What was recomputed.
   *
   * @param ratings how many were decided about
   * @param changes how many decisions would be others
   */
  public record Summary(long ratings, long changes) {}

  /** A decision that would be another one. */
  public record Change(String offer, String before, Decision after) {}

  /**
   * Recomputes all.
   *
   * @param apply whether to write the new decisions beside the old ones
   * @param changes gets each change, always in the same order
   */
  public Summary run(boolean apply, Consumer<Change> changes) throws SQLException {
    Walk walk = new Walk(apply, changes);
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads, Replay::thread);
    try {
      walk.cases(pool, threads);
    } finally {
      pool.shutdownNow();
    }
    walk.batches();
    walk.apart();
    return new Summary(walk.ratings, walk.changes);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "replay");
    thread.setDaemon(true);
    return thread;
  }

  /** One walk over the ledger, told of in the order of the cases. */
  private final class Walk {
    private final boolean apply;
    private final Consumer<Change> told;
    private long ratings;
    private long changes;

    private Walk(boolean apply, Consumer<Change> told) {
      this.apply = apply;
      this.told = told;
    }

    private void cases(ExecutorService pool, int threads) throws SQLException {
      ReplayedCases cases = new ReplayedCases(settings.book());
      Deque<Future<Verdicts>> running = new ArrayDeque<>();
      OptionalLong from = ledger.read(handle -> ReplayedCases.next(handle, 0));
      while (from.isPresent() || !running.isEmpty()) {
        if (from.isPresent() && running.size() < 2 * threads) {
          long first = from.getAsLong();
          long end = first + CASES_AT_ONCE;
          running.add(
              pool.submit(
                  () ->
                      ledger.<Verdicts, SQLException>read(
                          handle -> cases.range(handle, first, end))));
          from = ledger.read(handle -> ReplayedCases.next(handle, end));
        } else {
          take(done(running.remove()));
        }
      }
    }

    private void batches() throws SQLException {
      ReplayedBatches batches = new ReplayedBatches(settings.book());
      List<Long> leads = ledger.read(handle -> ReplayedBatches.leads(handle, 0, BATCHES_AT_ONCE));
      while (!leads.isEmpty()) {
        List<Long> some = leads;
        take(ledger.<Verdicts, SQLException>read(handle -> batches.decide(handle, some)));
        long last = some.get(some.size() - 1);
        leads = ledger.read(handle -> ReplayedBatches.leads(handle, last, BATCHES_AT_ONCE));
      }
    }

    private void apart() throws SQLException {
      ReplayedApart rest = new ReplayedApart(settings.zone(), this::take);
      // PostgreSQL streams within a transaction only; on SQLite one would keep the intake out.
      ledger.<Integer, SQLException>read(
          handle ->
              ledger.isSqlite()
                  ? rest.all(handle)
                  : handle.<Integer, SQLException>inTransaction(rest::all));
    }

    private void take(Verdicts verdicts) throws SQLException {
      ratings += verdicts.ratings();
      changes += verdicts.changes().size();
      verdicts.changes().forEach(told);
      List<Long> cases = apply ? List.copyOf(verdicts.cases()) : List.of();
      Court court = new Court(ledger, settings, clock);
      for (int from = 0; from < cases.size(); from += APPLY_AT_ONCE) {
        List<Long> some = cases.subList(from, Math.min(cases.size(), from + APPLY_AT_ONCE));
        court.write(
            handle -> {
              court.cases(handle, some);
              return 0;
            });
      }
    }
  }

  private static Verdicts done(Future<Verdicts> range) throws SQLException {
    try {
      return range.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    } catch (ExecutionException e) {
      throw new SQLException("a range of cases could not be replayed: " + e.getCause(), e);
    }
  }
}
