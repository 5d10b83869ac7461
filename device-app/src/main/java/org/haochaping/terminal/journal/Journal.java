package org.haochaping.terminal.journal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.uplink.Outbox;

/**
 * The journal: an append-only table in a SQLite file, hash-chained, written by one thread of its
 * own. All methods but the reading ones of {@link Outbox} return at once.
 */
public final class Journal implements Outbox, AutoCloseable {

  private Journal() {}

  /**
   * Opens the journal and writes its boot entry. Returns at once: the file is opened on the
   * journal's thread, and again whenever that failed.
   */
  public static Journal open(JournalSettings settings, JournalOwner owner, TerminalClock clock) {
    return new Journal();
  }

  /**
   * Writes an entry. What comes in while the disk is busy goes into one transaction.
   *
   * @return done, on the journal's thread, once the entry is on disk; or failed with a {@link
   *     JournalException}, and then the entry is not in the journal and a later one may succeed
   */
  @Override
  public CompletableFuture<JournalEntry> append(JournalBody body) {
    return CompletableFuture.failedFuture(new JournalException("not built yet"));
  }

  /**
   * Whether a rating for that case handle is in this journal. Done once all old entries have been
   * looked through, which a start does not wait for.
   */
  public CompletableFuture<Boolean> wasRated(String caseHandle) {
    return CompletableFuture.failedFuture(new JournalException("not built yet"));
  }

  @Override
  public Optional<Tail> tail() {
    return Optional.empty();
  }

  @Override
  public Optional<Excerpt> read(JournalId journal, long first, int maxEntries, int maxBytes) {
    return Optional.empty();
  }

  @Override
  public Optional<Hash> hashAt(JournalId journal, long seq) {
    return Optional.empty();
  }

  @Override
  public void confirm(JournalId journal, long upTo) {}

  @Override
  public CompletableFuture<?> beginNewJournal(JournalId journal, long fromSeq) {
    return CompletableFuture.failedFuture(new JournalException("not built yet"));
  }

  @Override
  public long waiting() {
    return 0;
  }

  @Override
  public void whenChanged(Runnable listener) {}

  /** Writes what is queued, and closes the file. */
  @Override
  public void close() {}
}
