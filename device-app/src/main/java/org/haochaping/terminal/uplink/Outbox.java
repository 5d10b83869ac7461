package org.haochaping.terminal.uplink;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;

/**
 * What the uplink needs of the journal. Methods that name a journal do nothing, or answer nothing,
 * once another journal took that one's place. They may throw any {@link RuntimeException} where the
 * disk fails; the uplink says so and tries again later.
 */
public interface Outbox {
  /**
   * Where a journal ends.
   *
   * @param last the last sequence number on disk, 0 for none
   * @param head the chain's hash there
   * @param confirmed the gateway had everything up to here, as far as is known
   * @param anchor what is older, up to here, was pruned
   */
  record Tail(JournalId journal, long last, Hash head, long confirmed, long anchor) {}

  /**
   * Consecutive entries.
   *
   * @param previous the chain's hash before the first
   * @param entries none if there is nothing at the place asked for
   */
  record Excerpt(Hash previous, List<JournalEntry> entries) {
    /** Copies the list. */
    public Excerpt {
      entries = List.copyOf(entries);
    }
  }

  /** Where the current journal ends; nothing as long as it is not open. Never waits. */
  Optional<Tail> tail();

  /**
   * Reads entries from {@code first} on: at most {@code maxEntries}, and no more once their bodies
   * have {@code maxBytes} (one is always read).
   */
  Optional<Excerpt> read(JournalId journal, long first, int maxEntries, int maxBytes);

  /** The chain's hash at an entry, also at 0 and at the anchor; nothing where it isn't kept. */
  Optional<Hash> hashAt(JournalId journal, long seq);

  /** The gateway has everything up to here, and nothing beyond: this may also go back. */
  void confirm(JournalId journal, long upTo);

  /**
   * Keeps the current file aside and begins a new journal that takes over the entries from {@code
   * fromSeq} on, their bodies unchanged.
   */
  CompletableFuture<?> beginNewJournal(JournalId journal, long fromSeq);

  /** Writes an entry of the uplink's own; done when it is on disk. */
  CompletableFuture<?> append(JournalBody body);

  /** How many ratings the gateway does not have yet. Never waits. */
  long waiting();

  /** Whom to tell, on the journal's thread, that something was written or another journal began. */
  void whenChanged(Runnable listener);
}
