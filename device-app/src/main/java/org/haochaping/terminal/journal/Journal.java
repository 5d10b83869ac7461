package org.haochaping.terminal.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.uplink.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal: an append-only table in a SQLite file, hash-chained, written by one thread of its
 * own, durable before anybody is thanked (WAL, {@code synchronous=FULL}).
 *
 * <p>A damaged file never stops service: it is put aside, what can be read and the gateway does not
 * have is taken over into a fresh journal, and an alarm entry says how much was saved and lost. A
 * disk that fails makes {@link #append} fail, until it works again.
 *
 * <p>Safe to use from any thread. Everything returns at once, but for {@link #read}, {@link
 * #hashAt} and {@link #confirm}, which read the disk and are meant for the uplink's thread.
 */
public final class Journal implements Outbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final RatedCases rated = new RatedCases();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CurrentJournal current;
  private final Scribe scribe;
  private final Thread thread;
  private final Keeper keeper;

  /** Of the journal that was opened last: what waits in it waits there while it is shut, too. */
  private volatile OpenJournal.@Nullable Counts counts;

  private Journal(
      JournalSettings settings, JournalOwner owner, TerminalClock clock, Runnable onNoLibrary) {
    this.keeper = new Keeper(rated, this::damaged, this::tellListeners);
    this.current =
        new CurrentJournal(
            new Opener(settings.file(), owner, clock),
            new Chores(settings, clock),
            new Writings(),
            Encoded.of(owner.boot(clock.now(), Optional.empty())));
    this.scribe = new Scribe(current, onNoLibrary);
    this.thread = new Thread(scribe, "journal");
  }

  /**
   * Opens the journal and writes its boot entry. Returns at once: the file is opened on the
   * journal's thread, and tried again whenever that failed.
   */
  public static Journal open(JournalSettings settings, JournalOwner owner, TerminalClock clock) {
    return open(settings, owner, clock, () -> {});
  }

  /**
   * The same.
   *
   * @param onNoLibrary called once, on the journal's thread, if SQLite's library could not be
   *     loaded: this program can't open the journal any more, a new one may
   */
  public static Journal open(
      JournalSettings settings, JournalOwner owner, TerminalClock clock, Runnable onNoLibrary) {
    Journal journal = new Journal(settings, owner, clock, onNoLibrary);
    journal.thread.start();
    journal.keeper.start();
    return journal;
  }

  /**
   * Writes an entry. What comes in while the disk is busy goes into one transaction.
   *
   * @return done, on the journal's thread, once the entry is on disk; or failed with a {@link
   *     JournalException}, and then it took no place in the journal and a later one may succeed.
   *     What hangs on it must not block
   */
  @Override
  public CompletableFuture<JournalEntry> append(JournalBody body) {
    try {
      return scribe.append(Encoded.of(body));
    } catch (ProtocolException e) {
      return CompletableFuture.failedFuture(new JournalException("not an entry", e));
    }
  }

  /**
   * Whether a rating for that case handle is in this journal. Done once all old entries have been
   * looked through, which a start does not wait for. Where the journal was damaged, the answer is
   * from what was saved.
   */
  public CompletableFuture<Boolean> wasRated(String caseHandle) {
    keeper.hurry();
    return rated.contains(caseHandle);
  }

  @Override
  public Optional<Tail> tail() {
    return Optional.ofNullable(current.open()).map(OpenJournal::tail);
  }

  @Override
  public Optional<Excerpt> read(JournalId journal, long first, int maxEntries, int maxBytes) {
    return reading(
        journal,
        open -> {
          Optional<Hash> previous = open.reader().hashAt(first - 1);
          if (previous.isEmpty()) {
            return Optional.empty();
          }
          List<JournalEntry> entries =
              open.reader().rows(first, maxEntries, maxBytes).stream()
                  .map(JournalReader.Row::entry)
                  .toList();
          prove(previous.get(), first, entries);
          return Optional.of(new Excerpt(previous.get(), entries));
        });
  }

  @Override
  public Optional<Hash> hashAt(JournalId journal, long seq) {
    return reading(journal, open -> open.reader().hashAt(seq));
  }

  @Override
  public void confirm(JournalId journal, long upTo) {
    Optional<Long> unused =
        reading(
            journal,
            open -> {
              open.confirm(upTo);
              return Optional.of(upTo);
            });
  }

  /** What the card may have changed is never sent, for the gateway would refuse it for ever. */
  private static void prove(Hash previous, long first, List<JournalEntry> entries)
      throws DamagedException {
    Hash before = previous;
    long seq = first;
    for (JournalEntry entry : entries) {
      if (entry.seq() != seq || !HashChain.next(before, seq, entry.body()).equals(entry.hash())) {
        throw new DamagedException("entry " + seq + " does not fit its chain");
      }
      before = entry.hash();
      seq++;
    }
  }

  private interface Reading<T> {
    Optional<T> from(OpenJournal open) throws SQLException, DamagedException;
  }

  private <T> Optional<T> reading(JournalId journal, Reading<T> reading) {
    OpenJournal open = current.open();
    if (open == null || !open.file().id().equals(journal)) {
      return Optional.empty();
    }
    try {
      return reading.from(open);
    } catch (DamagedException e) {
      damaged(journal);
      throw new JournalException("the journal can't be read: " + e.getMessage(), e);
    } catch (SQLException e) {
      if (current.open() != open) {
        // Closed meanwhile, for another journal.
        return Optional.empty();
      }
      if (JournalDatabase.isDamage(e)) {
        damaged(journal);
      }
      throw new JournalException("the journal can't be read: " + e.getMessage(), e);
    }
  }

  private void damaged(JournalId journal) {
    OpenJournal open = current.open();
    if (open != null) {
      var unused = replace(journal, "damaged", open.counts().confirmed.get());
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> beginNewJournal(JournalId journal, long fromSeq) {
    return replace(journal, "forked", Math.max(0, fromSeq - 1));
  }

  private CompletableFuture<@Nullable Void> replace(JournalId journal, String why, long after) {
    return scribe.order(() -> current.replace(journal, why, after));
  }

  /** Whether it is open, and its disk took what was written last. */
  public boolean isWritable() {
    return current.isWritable();
  }

  @Override
  public long waiting() {
    OpenJournal.Counts last = counts;
    return last == null ? 0 : Math.max(0, last.waiting.get());
  }

  @Override
  public void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  private void tellListeners() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("journal listener=failed", e);
      }
    }
  }

  /** Writes what is queued, and closes the file. */
  @Override
  public void close() {
    keeper.close();
    scribe.end();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Writings implements CurrentJournal.Observer {
    @Override
    public void opened(OpenJournal journal) {
      counts = journal.counts();
      keeper.opened(journal);
      tellListeners();
    }

    @Override
    public void written(OpenJournal journal, List<Encoded> bodies) {
      if (bodies.isEmpty()) {
        return;
      }
      for (Encoded body : bodies) {
        rated.add(body);
      }
      journal.counts().waiting.addAndGet(bodies.stream().filter(Encoded::isRating).count());
      keeper.written();
      tellListeners();
    }
  }
}
