package org.haochaping.gateway.intake;

import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.wire.JournalBatch;

/**
 * What is to be done with a batch, given what is in already. Pure. It rests on the chain: where two
 * hashes at the same number are equal, all entries before are equal too.
 */
sealed interface Judgement {
  /** The batch continues the journal; its first {@code skip} entries are in already. */
  record Append(int skip) implements Judgement {}

  /** All of it is in already, byte for byte. */
  record AlreadyThere() implements Judgement {}

  /** Entries before it are missing. */
  record Gap() implements Judgement {}

  /** Other entries are in under its numbers, the first at {@code at}. */
  record Fork(long at) implements Judgement {}

  /**
   * It continues another past than the one that is in; where the two parted lies before it. Ask for
   * what comes after {@code from} to find the place.
   */
  record ForkedEarlier(long from) implements Judgement {}

  /** Its first entry does not follow from the journal's own beginning. */
  record BrokenLink() implements Judgement {}

  /** How far to go back at a time when looking for the place of a fork. */
  long STEP_BACK = JournalBatch.MAX_ENTRIES;

  /** The hashes that are in. */
  @FunctionalInterface
  interface Hashes<X extends Exception> {
    /** The hash at a number from 1; nothing where there is no entry. */
    Optional<Hash> at(long seq) throws X;
  }

  /** Judges a batch whose own chain was computed anew from its {@code previous}. */
  static <X extends Exception> Judgement of(JournalState known, JournalBatch batch, Hashes<X> ours)
      throws X {
    if (batch.first() == 1 && !batch.previous().equals(HashChain.start(batch.journal()))) {
      return new BrokenLink();
    }
    if (batch.first() > known.upTo() + 1) {
      return new Gap();
    }
    if (batch.first() == known.upTo() + 1) {
      return batch.previous().equals(known.head()) ? new Append(0) : earlier(batch);
    }
    long end = Math.min(batch.last(), known.upTo());
    Optional<Hash> ourEnd = end == known.upTo() ? Optional.of(known.head()) : ours.at(end);
    if (ourEnd.isEmpty()) {
      return new Gap(); // in a hole that was given up: nothing to compare with
    }
    if (!ourEnd.get().equals(entry(batch, end).hash())) {
      return placeOfFork(batch, end, ours);
    }
    return batch.last() <= known.upTo()
        ? new AlreadyThere()
        : new Append((int) (end - batch.first() + 1));
  }

  private static <X extends Exception> Judgement placeOfFork(
      JournalBatch batch, long end, Hashes<X> ours) throws X {
    if (batch.first() > 1 && !ours.at(batch.first() - 1).equals(Optional.of(batch.previous()))) {
      return earlier(batch);
    }
    for (long seq = batch.first(); seq < end; seq++) {
      if (!ours.at(seq).equals(Optional.of(entry(batch, seq).hash()))) {
        return new Fork(seq);
      }
    }
    return new Fork(end);
  }

  private static Judgement earlier(JournalBatch batch) {
    return new ForkedEarlier(Math.max(0, batch.first() - 1 - STEP_BACK));
  }

  private static JournalEntry entry(JournalBatch batch, long seq) {
    return batch.entries().get((int) (seq - batch.first()));
  }
}
