package org.haochaping.terminal.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.haochaping.terminal.uplink.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * A journal while it is open: the file for the thread that writes, a reader for the uplink, and
 * what everybody wants to know without waiting.
 */
final class OpenJournal {
  private final JournalFile file;
  private final JournalReader reader;
  private final Counts counts;
  private final Object checkpointLock = new Object();
  private @Nullable Connection checkpointer;
  private boolean closed;
  private volatile Outbox.Tail end;

  /** What is known of a journal in memory, also while its file is closed and opened again. */
  static final class Counts {
    final AtomicLong waiting = new AtomicLong();
    final AtomicLong confirmed = new AtomicLong();

    /** The last entry that was there when this program first opened the journal. */
    final AtomicLong lastAtOpening = new AtomicLong();

    /** Up to where the gateway was known to have it then. */
    final AtomicLong confirmedAtOpening = new AtomicLong();
  }

  OpenJournal(JournalFile file, JournalReader reader, Counts counts) {
    this.file = file;
    this.reader = reader;
    this.counts = counts;
    this.end = newEnd();
  }

  JournalFile file() {
    return file;
  }

  JournalReader reader() {
    return reader;
  }

  Counts counts() {
    return counts;
  }

  /** The journal's thread has written, and all may know. */
  void publish() {
    end = newEnd();
  }

  private Outbox.Tail newEnd() {
    return new Outbox.Tail(
        file.id(), file.last(), file.head(), counts.confirmed.get(), file.anchor());
  }

  /** Where the journal ends; safe from any thread. */
  Outbox.Tail tail() {
    Outbox.Tail now = end;
    return new Outbox.Tail(
        now.journal(), now.last(), now.head(), counts.confirmed.get(), now.anchor());
  }

  /** The gateway has everything up to here; the uplink's thread. */
  void confirm(long upTo) throws SQLException {
    Outbox.Tail now = end;
    long after = Math.max(now.anchor(), Math.min(upTo, now.last()));
    long before = counts.confirmed.get();
    long ratings = reader.ratings(Math.min(before, after), Math.max(before, after));
    counts.confirmed.set(after);
    counts.waiting.addAndGet(after > before ? -ratings : ratings);
  }

  /**
   * Moves the log's pages into the file, beside the thread that writes and without stopping it.
   *
   * @param restart whether to hold that thread up for a moment at the end, so that it goes on from
   *     the log's start
   */
  void checkpoint(boolean restart) throws SQLException {
    synchronized (checkpointLock) {
      if (closed) {
        return;
      }
      if (checkpointer == null) {
        checkpointer = JournalDatabase.openToWrite(file.path());
      }
      try (Statement statement = checkpointer.createStatement()) {
        statement.execute("pragma wal_checkpoint(passive)");
        if (restart) {
          statement.execute("pragma wal_checkpoint(restart)");
        }
      }
    }
  }

  /** Closes all; the writer last, so that SQLite tidies up the log. */
  Optional<Exception> close() {
    Exception failed = null;
    synchronized (checkpointLock) {
      closed = true;
      try {
        if (checkpointer != null) {
          checkpointer.close();
        }
      } catch (SQLException e) {
        failed = e;
      }
    }
    try {
      reader.close();
    } catch (SQLException e) {
      failed = e;
    }
    try {
      file.close();
    } catch (SQLException e) {
      failed = e;
    }
    return Optional.ofNullable(failed);
  }

  /** Something of the journal to do on its thread. */
  interface Act {
    void on(OpenJournal journal) throws SQLException, IOException, DamagedException;
  }
}
