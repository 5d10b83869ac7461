package org.haochaping.workshop.scale;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.workshop.hall.Hall;

/** Terminals, their journals entry by entry, and who sits at the windows. */
final class WindowTables implements AutoCloseable {
  private final Connection connection;
  private final Instant now;
  private final List<WindowJournal> journals = new ArrayList<>();
  private final Batch entries;
  private long entryRows;

  WindowTables(Connection connection, long seed, Instant now, Duration span) throws SQLException {
    this.connection = connection;
    this.now = now;
    SplittableRandom random = new SplittableRandom(seed);
    Instant begun = now.minus(span).minus(Duration.ofDays(1));
    for (int window = 1; window <= Staff.WINDOWS; window++) {
      JournalId id = new JournalId(new UUID(random.nextLong(), random.nextLong()));
      journals.add(new WindowJournal(id, "scale-" + window, window, begun));
    }
    this.entries = new Batch(connection, "entry", "id, journal, seq, body, hash, received_at");
  }

  /** Terminals and clerks; and each journal's first entry. */
  void begin() throws SQLException {
    byte[] key = publicKey();
    long added = now.minus(Duration.ofDays(Visits.DAYS + 1)).toEpochMilli();
    try (Batch terminals =
            new Batch(
                connection, "terminal", "id, window_no, certificate_sha256, public_key, added_at");
        Batch duty =
            new Batch(
                connection,
                "clerk_duty",
                "id, window_no, on_duty, name, staff_number, duty, stars, away, at, by_system")) {
      for (int window = 1; window <= Staff.WINDOWS; window++) {
        String terminal = journals.get(window - 1).terminal();
        terminals.add(terminal, window, Hash.sha256(key, new byte[window]).hex(), key, added);
        duty.add(
            window,
            window,
            1,
            Staff.clerk(window),
            Staff.staffNumber(window),
            "受理",
            3 + window % 3,
            0,
            added,
            "scale");
        add(window, List.of(journals.get(window - 1).boot(Hall.NUMBER)), added);
      }
      terminals.flush();
      duty.flush();
    }
  }

  WindowJournal journal(int window) {
    return journals.get(window - 1);
  }

  void add(int window, List<JournalEntry> all, long receivedAt) throws SQLException {
    for (JournalEntry entry : all) {
      entries.add(++entryRows, window, entry.seq(), entry.body(), entry.hash().bytes(), receivedAt);
    }
  }

  void flush() throws SQLException {
    entries.flush();
  }

  /** The journals' ends, that every terminal has reported, and the reader of their entries. */
  void end() throws SQLException {
    try (Batch rows =
            new Batch(connection, "journal", "id, journal_id, terminal, up_to, head, began_at");
        Batch reports = new Batch(connection, "terminal_report", "terminal, reported_at");
        Batch readers = new Batch(connection, "reader", "name, position")) {
      for (int window = 1; window <= Staff.WINDOWS; window++) {
        WindowJournal journal = journal(window);
        rows.add(
            window,
            journal.id().toString(),
            journal.terminal(),
            journal.upTo(),
            journal.head().bytes(),
            now.minus(Duration.ofDays(Visits.DAYS + 1)).toEpochMilli());
        reports.add(journal.terminal(), now.toEpochMilli());
      }
      readers.add("settlement", entryRows);
      rows.flush();
      reports.flush();
      readers.flush();
    }
  }

  private static byte[] publicKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair().getPublic().getEncoded();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has elliptic curves", e);
    }
  }

  @Override
  public void close() throws SQLException {
    entries.close();
  }
}
