package org.haochaping.terminal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.uplink.Outbox;

/** A journal in a folder, as tests open it. */
public final class JournalFixture {
  /** Whose it is. */
  public static final JournalOwner OWNER = new JournalOwner("1.2.3", new TerminalId("t7"), 310, 7);

  private JournalFixture() {}

  /** Opens it with the usual settings and waits until it is. */
  public static Journal open(Path folder) {
    return open(JournalSettings.of(file(folder)));
  }

  /** Opens it and waits until it is. */
  public static Journal open(JournalSettings settings) {
    Journal journal = Journal.open(settings, OWNER, TerminalClock.system());
    Awaitility.await().until(() -> journal.tail().filter(t -> t.last() > 0).isPresent());
    return journal;
  }

  /** Where it lies. */
  public static Path file(Path folder) {
    return folder.resolve("journal.db");
  }

  /** Appends and waits. */
  public static JournalEntry append(Journal journal, JournalBody body) {
    return journal.append(body).orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Appends offer, rating and closing {@code count} times from {@code first} on, and waits. */
  public static void ratings(Journal journal, long first, long count) {
    List<java.util.concurrent.CompletableFuture<?>> all = new ArrayList<>();
    for (long n = first; n < first + count; n++) {
      all.add(journal.append(Bodies.offered(n)));
      all.add(journal.append(Bodies.rated(n)));
      all.add(journal.append(Bodies.closed(n)));
    }
    all.forEach(future -> future.orTimeout(60, TimeUnit.SECONDS).join());
  }

  /** All entries of the open journal; checks numbers and chain. */
  public static List<JournalEntry> entries(Journal journal) {
    Outbox.Tail tail = journal.tail().orElseThrow();
    List<JournalEntry> all = new ArrayList<>();
    long next = tail.anchor() + 1;
    Hash hash = journal.hashAt(tail.journal(), tail.anchor()).orElseThrow();
    while (next <= tail.last()) {
      Outbox.Excerpt excerpt = journal.read(tail.journal(), next, 1000, 1 << 20).orElseThrow();
      Assertions.assertThat(excerpt.previous()).isEqualTo(hash);
      List<JournalEntry> entries =
          excerpt.entries().stream().filter(entry -> entry.seq() <= tail.last()).toList();
      for (JournalEntry entry : entries) {
        Assertions.assertThat(entry.seq()).isEqualTo(next);
        hash = HashChain.next(hash, next, entry.body());
        Assertions.assertThat(entry.hash()).isEqualTo(hash);
        next++;
      }
      all.addAll(entries);
    }
    Assertions.assertThat(hash).isEqualTo(tail.head());
    return all;
  }

  /** What the entries say. */
  public static List<JournalBody> bodies(Journal journal) {
    return entries(journal).stream().map(entry -> BodyCodec.decode(entry.body())).toList();
  }

  /** The entries of one kind. */
  public static <T extends JournalBody> List<T> bodies(Journal journal, Class<T> kind) {
    return bodies(journal).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The id of the journal that is open now. */
  public static JournalId id(Journal journal) {
    return journal.tail().orElseThrow().journal();
  }

  /** Runs SQL on a file. */
  public static void sql(Path file, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** The first value of a query. */
  public static String value(Path file, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement run = connection.createStatement();
        ResultSet row = run.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Settings that keep nothing that is older than now. */
  public static JournalSettings keepingNothing(Path folder) {
    return new JournalSettings(file(folder), Duration.ZERO, 1L << 30);
  }

  /** A moment. */
  public static Instant noon() {
    return Instant.parse("2026-11-24T04:00:00Z");
  }
}
