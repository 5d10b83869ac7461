package org.haochaping.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalId;
import org.jdbi.v3.core.Handle;

/**
 * Computes every chain again from the ledger alone (docs/protocol.md, 6), row by row, in memory
 * that does not grow with the ledger. Signatures are not kept, so they are not looked at.
 */
public final class ChainCheck {
  private static final int FETCH_ROWS = 1_000;
  private static final String CHAIN_ALARMS = "('gap', 'fork', 'broken-link')";

  private final Ledger ledger;
  private final Consumer<String> findings;

  /**
   * What was seen.
   *
   * @param found how many findings there were
   */
  public record Summary(long journals, long entries, long found) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Journal(long row, String name, String terminal, long upTo, byte[] head) {
    String label() {
      return "journal=" + name + " terminal=" + terminal;
    }
  }

  private ChainCheck(Ledger ledger, Consumer<String> findings) {
    this.ledger = ledger;
    this.findings = findings;
  }

  /**
   * Checks everything.
   *
   * @param findings gets one line for each gap, broken link and fork, and for each alarm; an alarm
   *     of another kind, such as a city system that fails, is no finding about a chain and is not
   *     counted
   */
  public static Summary run(Ledger ledger, Consumer<String> findings) throws SQLException {
    return new ChainCheck(ledger, findings).run();
  }

  private Summary run() throws SQLException {
    return ledger.read(
        handle -> {
          // PostgreSQL streams within a transaction only. SQLite streams anyway, and a transaction
          // there would keep the intake out.
          return ledger.isSqlite() ? check(handle) : handle.inTransaction(this::check);
        });
  }

  private Summary check(Handle handle) throws SQLException {
    Connection connection = handle.getConnection();
    long entries = 0;
    long found = 0;
    List<Journal> journals = journals(connection);
    for (Journal journal : journals) {
      Walk walk = new Walk(journal);
      walk.over(connection);
      entries += walk.entries;
      found += walk.found;
    }
    found += orphans(connection);
    found +=
        list(
            connection,
            "select reason, terminal, journal_id, first_seq, last_seq from aside order by id",
            row ->
                "%s kept aside journal=%s terminal=%s entries=%d..%d"
                    .formatted(
                        row.getString(1),
                        row.getString(3),
                        row.getString(2),
                        row.getLong(4),
                        row.getLong(5)));
    found +=
        list(
            connection,
            "select kind, terminal, detail, times from alarm where kind in "
                + CHAIN_ALARMS
                + " order by id",
            ChainCheck::alarm);
    list(
        connection,
        "select kind, terminal, detail, times from alarm where kind not in "
            + CHAIN_ALARMS
            + " order by id",
        ChainCheck::alarm);
    return new Summary(journals.size(), entries, found);
  }

  private static String alarm(ResultSet row) throws SQLException {
    return "alarm kind=%s terminal=%s times=%d detail=%s"
        .formatted(row.getString(1), row.getString(2), row.getInt(4), row.getString(3));
  }

  private static List<Journal> journals(Connection connection) throws SQLException {
    List<Journal> journals = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, journal_id, terminal, up_to, head from journal order by id")) {
      while (row.next()) {
        journals.add(
            new Journal(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getBytes(5)));
      }
    }
    return journals;
  }

  private long orphans(Connection connection) throws SQLException {
    return list(
        connection,
        "select journal, count(*) from entry where journal not in (select id from journal)"
            + " group by journal",
        row ->
            "entries without a journal row=%d entries=%d"
                .formatted(row.getLong(1), row.getLong(2)));
  }

  @FunctionalInterface
  private interface Line {
    String of(ResultSet row) throws SQLException;
  }

  private long list(Connection connection, String query, Line line) throws SQLException {
    long found = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        findings.accept(line.of(row));
        found++;
      }
    }
    return found;
  }

  /** One journal from its first entry to its last. */
  private final class Walk {
    private final Journal journal;
    private long entries;
    private long found;
    private boolean markSeen;

    Walk(Journal journal) {
      this.journal = journal;
    }

    void over(Connection connection) throws SQLException {
      Hash previous;
      try {
        previous = HashChain.start(JournalId.of(journal.name()));
      } catch (ProtocolException e) {
        find("broken-link %s its row was lost, its entries can't be tied to a journal");
        return;
      }
      long expected = 1;
      try (PreparedStatement query =
          connection.prepareStatement(
              "select seq, body, hash from entry where journal = ? order by seq")) {
        query.setFetchSize(FETCH_ROWS);
        query.setLong(1, journal.row());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            long seq = row.getLong(1);
            byte[] stored = row.getBytes(3);
            entries++;
            if (seq != expected) {
              find("gap %s missing=" + expected + ".." + (seq - 1));
            } else if (!sameBytes(HashChain.next(previous, seq, row.getBytes(2)), stored)) {
              find("broken-link %s entry=" + seq);
            }
            if (seq == journal.upTo()) {
              markSeen = Arrays.equals(stored, journal.head());
            }
            if (stored.length == Hash.BYTES) {
              previous = Hash.ofBytes(stored);
            }
            expected = seq + 1;
          }
        }
      }
      if (journal.upTo() > 0 && !markSeen) {
        find("broken-link %s the mark at entry " + journal.upTo() + " is not an entry's hash");
      }
    }

    private void find(String line) {
      findings.accept(line.formatted(journal.label()));
      found++;
    }

    private static boolean sameBytes(Hash hash, byte[] stored) {
      return Arrays.equals(hash.bytes(), stored);
    }
  }
}
