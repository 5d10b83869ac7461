package org.haochaping.terminal.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.journal.Moment;
import org.jspecify.annotations.Nullable;

/** Which of the oldest entries may go. Never one that the gateway does not have. */
final class Pruning {
  private static final int CHUNK = 500;
  private static final int CHUNK_BYTES = 1 << 20;

  /** As much as a press can wait for. */
  private static final int CHUNKS = 4;

  private final Duration keep;
  private @Nullable JournalId of;
  private long looked;
  private long oldUpTo;
  private Instant nothingBefore = Instant.MIN;

  Pruning(Duration keep) {
    this.keep = keep;
  }

  /** The last entry to go, and the chain's hash there. */
  record UpTo(long seq, Hash hash) {}

  /**
   * The next few confirmed entries that are old enough. An entry's own wall time counts only if it
   * was trusted and is not in the future; any other is as old as the next one that counts, which is
   * looked for a few chunks at a time.
   */
  Optional<UpTo> old(OpenJournal journal, Instant now) throws SQLException, DamagedException {
    long anchor = journal.tail().anchor();
    if (!journal.file().id().equals(of)) {
      of = journal.file().id();
      looked = anchor;
      oldUpTo = 0;
      nothingBefore = Instant.MIN;
    }
    if (oldUpTo <= anchor && !now.isBefore(nothingBefore)) {
      look(journal, Math.max(looked, anchor), now);
    }
    return confirmed(journal, anchor).stream()
        .filter(entry -> entry.seq() <= oldUpTo)
        .reduce((before, last) -> last)
        .map(last -> new UpTo(last.seq(), last.hash()));
  }

  private void look(OpenJournal journal, long from, Instant now)
      throws SQLException, DamagedException {
    Instant limit = now.minus(keep);
    looked = from;
    for (int chunk = 0; chunk < CHUNKS && oldUpTo <= from; chunk++) {
      List<JournalEntry> next = confirmed(journal, looked);
      if (next.isEmpty()) {
        return;
      }
      for (JournalEntry entry : next) {
        Optional<Instant> at =
            moment(entry)
                .filter(Moment::trusted)
                .map(Moment::wall)
                .filter(wall -> !wall.isAfter(now));
        if (at.isPresent() && !at.get().isBefore(limit)) {
          nothingBefore = at.get().plus(keep);
          return;
        }
        looked = entry.seq();
        oldUpTo = at.isPresent() ? looked : oldUpTo;
      }
    }
  }

  /** The next few confirmed entries, however young. */
  Optional<UpTo> any(OpenJournal journal) throws SQLException, DamagedException {
    Optional<UpTo> upTo = Optional.empty();
    for (JournalEntry entry : confirmed(journal, journal.tail().anchor())) {
      upTo = Optional.of(new UpTo(entry.seq(), entry.hash()));
    }
    return upTo;
  }

  private static List<JournalEntry> confirmed(OpenJournal journal, long after)
      throws SQLException, DamagedException {
    long confirmed = journal.tail().confirmed();
    return journal.reader().rows(after + 1, CHUNK, CHUNK_BYTES).stream()
        .map(JournalReader.Row::entry)
        .filter(entry -> entry.seq() <= confirmed)
        .toList();
  }

  private static Optional<Moment> moment(JournalEntry entry) {
    try {
      return Optional.of(BodyCodec.decode(entry.body()).at());
    } catch (ProtocolException e) {
      // Of a kind or version that this program does not read: as old as its neighbours.
      return Optional.empty();
    }
  }
}
