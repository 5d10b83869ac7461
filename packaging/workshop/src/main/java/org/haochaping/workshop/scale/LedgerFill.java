package org.haochaping.workshop.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongConsumer;
import org.haochaping.gateway.privacy.Seal;

/**
 * Fills an empty ledger: raw entries with their chains, cases, ratings and decisions as the rules
 * make them, follow-ups that were closed in time, and readers that stand at the end, so that a
 * gateway which is started on it has nothing of it left to settle.
 */
final class LedgerFill {
  private static final int VISITS_AT_ONCE = 2_000;
  private static final int VISITS_A_COMMIT = 50_000;

  private final Connection connection;
  private final boolean sqlite;
  private final Seal seal;
  private final Clock clock;

  /**
   * Over a connection to a ledger whose schema is there and which is empty.
   *
   * @param seal what the ledger's applicants are sealed with
   */
  LedgerFill(Connection connection, boolean sqlite, Seal seal, Clock clock) {
    this.connection = connection;
    this.sqlite = sqlite;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * Writes at least so many ratings.
   *
   * @param progress gets how many are there, from time to time
   * @return how many ratings there are: at most two more than asked for
   */
  long run(long ratings, long seed, ZoneId zone, LongConsumer progress) throws SQLException {
    Instant now = clock.instant();
    LocalDate today = now.atZone(zone).toLocalDate();
    Visits visits = new Visits(ratings, seed, today, zone);
    prepare();
    try (CaseTables cases = new CaseTables(connection, seal, now);
        RatingTables tables = new RatingTables(connection, zone, now);
        WindowTables windows =
            new WindowTables(connection, seed, now, Duration.ofDays(Visits.DAYS))) {
      windows.begin();
      long done = 0;
      long count = 0;
      while (done < ratings) {
        Visit visit = visits.next();
        String handle = cases.add(visit);
        done += tables.add(visit, handle, windows);
        count++;
        if (count % VISITS_AT_ONCE == 0) {
          flush(cases, windows, tables);
        }
        if (count % VISITS_A_COMMIT == 0) {
          connection.commit();
          progress.accept(done);
        }
      }
      flush(cases, windows, tables);
      windows.end();
      tables.end(count);
      finish();
      connection.commit();
      return done;
    }
  }

  private static void flush(CaseTables cases, WindowTables windows, RatingTables tables)
      throws SQLException {
    cases.flush();
    windows.flush();
    tables.flush();
  }

  private void prepare() throws SQLException {
    if (sqlite) {
      try (Statement pragma = connection.createStatement()) {
        // A power cut costs a generated ledger nothing that the seed would not make again.
        pragma.execute("pragma synchronous = off");
        pragma.execute("pragma cache_size = -1500000");
      }
    }
    connection.setAutoCommit(false);
  }

  /** PostgreSQL's counters do not see ids that were given. */
  private void finish() throws SQLException {
    if (sqlite) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of("journal", "service_case", "rating", "decision", "followup", "clerk_duty")) {
        statement.execute(
            "select setval(pg_get_serial_sequence('%s', 'id'), (select max(id) from %s))"
                .formatted(table, table));
      }
    }
  }
}
