package org.haochaping.terminal.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.terminal.journal.Carver.Candidate;
import org.haochaping.terminal.journal.Carver.Found;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an old file, in order, as far as the chain proves them. An entry counts
 *
 * <ul>
 *   <li>if its hash follows from the one before;
 *   <li>if its own hash is damaged, but the next entry's proves what it was;
 *   <li>after a gap, where nothing can prove it, if its body is well formed.
 * </ul>
 *
 * What is neither is lost; the old file is kept for whoever wants to look.
 */
final class SalvagedEntries implements AutoCloseable {
  private static final long IMPLAUSIBLE_GAP = 1_000_000;

  private final Carver carver;
  private final long after;
  private final List<Found> rows;
  private final Deque<Salvaged> ready = new ArrayDeque<>();
  private int at;
  private long lost;
  // The number of the entry before, its hash as stored, and as it should have been, where that
  // differs; both unknown after a gap.
  private long previousSeq;
  private @Nullable Hash previousStored;
  private @Nullable Hash previousComputed;
  private @Nullable Salvaged unproven;

  /** An entry's old number and its body. */
  record Salvaged(long seq, Encoded body) {}

  /**
   * Begins after an entry.
   *
   * @param after this one and older ones are left out, though they serve as proof
   */
  SalvagedEntries(Carver carver, long after) {
    this.carver = carver;
    this.after = after;
    // Where nothing is known, what is older than the oldest was pruned long ago, and is not lost.
    this.previousSeq = after > 0 ? after : carver.lowest(0) - 1;
    this.rows = carver.found().stream().filter(row -> row.seq() >= after).toList();
  }

  /** How many entries between the ones returned so far were missing or are not to be believed. */
  long lost() {
    return lost;
  }

  /** The next entry, in order. */
  Optional<Salvaged> next() {
    while (ready.isEmpty() && at < rows.size()) {
      int end = at;
      long seq = rows.get(at).seq();
      while (end < rows.size() && rows.get(end).seq() == seq) {
        end++;
      }
      number(seq, rows.subList(at, end));
      at = end;
    }
    if (at == rows.size()) {
      giveUpUnproven();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void number(long seq, List<Found> group) {
    if (seq != previousSeq + 1) {
      giveUpUnproven();
      previousStored = null;
      previousComputed = null;
      long gap = seq - previousSeq - 1;
      // A damaged number is not a gap of millions.
      lost += gap < IMPLAUSIBLE_GAP ? Math.max(0, gap) : 0;
    }
    previousSeq = seq;
    Candidate best = null;
    // Later places are newer pages.
    for (int i = group.size() - 1; i >= 0; i--) {
      Optional<Candidate> candidate = carver.read(group.get(i));
      if (candidate.isEmpty()) {
        continue;
      }
      Candidate row = candidate.get();
      if (follows(previousComputed, seq, row)) {
        if (unproven != null) {
          emit(unproven.seq(), Optional.of(unproven.body()));
          unproven = null;
        }
        take(seq, row);
        return;
      }
      if (follows(previousStored, seq, row)) {
        take(seq, row);
        return;
      }
      if (best == null && encoded(row).isPresent()) {
        best = row;
      }
    }
    unprovenOrLost(seq, best);
  }

  private static boolean follows(@Nullable Hash previous, long seq, Candidate row) {
    return previous != null && HashChain.next(previous, seq, row.body()).equals(row.hash());
  }

  private void take(long seq, Candidate row) {
    giveUpUnproven();
    emit(seq, encoded(row));
    previousStored = row.hash();
    previousComputed = null;
  }

  private void unprovenOrLost(long seq, @Nullable Candidate row) {
    giveUpUnproven();
    Hash before = previousStored;
    previousComputed = null;
    previousStored = null;
    if (row == null) {
      emit(seq, Optional.empty());
      return;
    }
    if (before == null) {
      emit(seq, encoded(row));
    } else {
      unproven = encoded(row).map(body -> new Salvaged(seq, body)).orElse(null);
      previousComputed = HashChain.next(before, seq, row.body());
    }
    previousStored = row.hash();
  }

  private void giveUpUnproven() {
    if (unproven != null) {
      emit(unproven.seq(), Optional.empty());
      unproven = null;
    }
  }

  private void emit(long seq, Optional<Encoded> body) {
    if (seq <= after) {
      return;
    }
    if (body.isPresent()) {
      ready.add(new Salvaged(seq, body.get()));
    } else {
      lost++;
    }
  }

  private static Optional<Encoded> encoded(Candidate row) {
    if (row.body().length > BodyCodec.MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(Encoded.ofBytes(row.body()));
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    carver.close();
  }
}
