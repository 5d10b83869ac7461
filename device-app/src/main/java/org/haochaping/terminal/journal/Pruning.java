package org.haochaping.terminal.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.uplink.Outbox;

/** Which of the oldest entries may go. Never one that the gateway does not have. */
final class Pruning {
  private static final int CHUNK = 500;
  private static final int CHUNK_BYTES = 1 << 20;

  private final Duration keep;

  Pruning(Duration keep) {
    this.keep = keep;
  }

  /** The last entry to go, and the chain's hash there. */
  record UpTo(long seq, Hash hash) {}

  /**
   * The next few confirmed entries that are old enough. An entry's own wall time counts only if it
   * was trusted; one that was not is as old as the next trusted one at least.
   */
  Optional<UpTo> old(OpenJournal journal, Instant now) throws SQLException, DamagedException {
    Instant limit = now.minus(keep);
    Optional<UpTo> upTo = Optional.empty();
    for (JournalEntry entry : oldest(journal)) {
      Optional<Moment> at = moment(entry);
      if (at.isPresent() && at.get().trusted()) {
        if (!at.get().wall().isBefore(limit)) {
          break;
        }
        upTo = Optional.of(new UpTo(entry.seq(), entry.hash()));
      }
    }
    return upTo;
  }

  /** The next few confirmed entries, however young. */
  Optional<UpTo> any(OpenJournal journal) throws SQLException, DamagedException {
    Optional<UpTo> upTo = Optional.empty();
    for (JournalEntry entry : oldest(journal)) {
      upTo = Optional.of(new UpTo(entry.seq(), entry.hash()));
    }
    return upTo;
  }

  private static Iterable<JournalEntry> oldest(OpenJournal journal)
      throws SQLException, DamagedException {
    Outbox.Tail tail = journal.tail();
    return journal.reader().rows(tail.anchor() + 1, CHUNK, CHUNK_BYTES).stream()
        .map(JournalReader.Row::entry)
        .filter(entry -> entry.seq() <= tail.confirmed())
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
