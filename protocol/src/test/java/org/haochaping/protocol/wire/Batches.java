package org.haochaping.protocol.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.Bodies;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;

/** Batches with a whole chain; their signatures are any bytes, as the codec does not look. */
final class Batches {
  private Batches() {}

  static Arbitrary<JournalId> journals() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
        .as((high, low) -> new JournalId(new UUID(high, low)));
  }

  static Arbitrary<Hash> hashes() {
    return Arbitraries.bytes().array(byte[].class).ofSize(Hash.BYTES).map(Hash::ofBytes);
  }

  static Arbitrary<JournalBatch> any() {
    return Combinators.combine(
            journals(),
            hashes(),
            Arbitraries.oneOf(
                Arbitraries.longs().between(1, 100_000),
                Arbitraries.longs().between(1, Long.MAX_VALUE - JournalBatch.MAX_ENTRIES)),
            Bodies.any().map(BodyCodec::encode).list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(72))
        .as(Batches::of);
  }

  static JournalBatch of(
      JournalId journal, Hash previous, long first, List<byte[]> bodies, byte[] signature) {
    List<JournalEntry> entries = new ArrayList<>();
    Hash hash = previous;
    for (byte[] body : bodies) {
      JournalEntry entry = JournalEntry.following(hash, first + entries.size(), body);
      entries.add(entry);
      hash = entry.hash();
    }
    return new JournalBatch(journal, previous, entries, signature);
  }
}
