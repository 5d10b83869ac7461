package org.haochaping.terminal.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.uplink.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the entries that were there when a journal was opened: checks the chain,
 * gathers the rated cases, counts the ratings that wait. In small steps, beside everything else.
 */
final class Inspection {
  private static final int STEP = 500;
  private static final int STEP_BYTES = 1 << 20;

  private final JournalId id;
  private final RatedCases rated;
  private final long upTo;
  private final long confirmedBefore;
  private long at;
  private @Nullable Hash hash;

  /** Begins at the oldest entry. */
  Inspection(JournalId id, OpenJournal.Counts counts, RatedCases rated) {
    this.id = id;
    this.rated = rated;
    this.upTo = counts.lastAtOpening.get();
    this.confirmedBefore = counts.confirmedAtOpening.get();
  }

  boolean isOf(JournalId journal) {
    return id.equals(journal);
  }

  /**
   * Looks at some more entries.
   *
   * @param journal as it is open now; it may have been closed and opened since the last step
   * @return whether there are still more
   * @throws DamagedException at the first entry that does not fit; the cases gathered so far stay
   */
  boolean step(OpenJournal journal) throws SQLException, DamagedException {
    Outbox.Tail tail = journal.tail();
    if (at < tail.anchor() || hash == null) {
      at = Math.max(at, tail.anchor());
      Optional<Hash> start = journal.reader().hashAt(at);
      if (start.isEmpty()) {
        // The anchor has just moved: look again.
        return true;
      }
      hash = start.get();
    }
    List<JournalReader.Row> rows = journal.reader().rows(at + 1, STEP, STEP_BYTES);
    if (!rows.isEmpty() && rows.get(0).entry().seq() != at + 1 && journal.tail().anchor() > at) {
      return true;
    }
    long waiting = 0;
    Hash previous = hash;
    for (JournalReader.Row row : rows) {
      JournalEntry entry = row.entry();
      if (entry.seq() > upTo) {
        break;
      }
      if (entry.seq() != at + 1
          || !HashChain.next(previous, entry.seq(), entry.body()).equals(entry.hash())) {
        throw new DamagedException("entry " + (at + 1) + " does not fit the chain");
      }
      waiting += look(entry, row.kind());
      at = entry.seq();
      previous = entry.hash();
    }
    hash = previous;
    journal.counts().waiting.addAndGet(waiting);
    if (rows.isEmpty() && at < upTo) {
      throw new DamagedException("entries after " + at + " are missing");
    }
    return at < upTo;
  }

  private int look(JournalEntry entry, String kind) throws DamagedException {
    if (!kind.equals(Encoded.RATING)) {
      return 0;
    }
    try {
      rated.add(Encoded.ofBytes(entry.body()));
    } catch (ProtocolException e) {
      throw new DamagedException("entry " + entry.seq() + " is not JSON", e);
    }
    return entry.seq() > confirmedBefore ? 1 : 0;
  }
}
