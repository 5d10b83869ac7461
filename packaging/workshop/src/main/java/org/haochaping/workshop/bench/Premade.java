package org.haochaping.workshop.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.JournalBatch;

/**
 * A journal, encoded and signed beforehand, so that sending it costs the measuring machine little.
 */
record Premade(JournalId journal, List<JournalEntry> entries, List<Packet> packets) {
  /** What a terminal puts into one batch at most. */
  static final int BATCH = 200;

  /** One batch on the wire. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Packet(long first, long last, byte[] bytes) {}

  /** A journal of these entries, in their order; there is at least one. */
  static Premade of(Credentials credentials, Iterator<? extends JournalBody> bodies) {
    JournalId journal = new JournalId(UUID.randomUUID());
    List<JournalEntry> entries = new ArrayList<>();
    List<Packet> packets = new ArrayList<>();
    Hash head = HashChain.start(journal);
    while (bodies.hasNext()) {
      Hash previous = head;
      int from = entries.size();
      while (bodies.hasNext() && entries.size() < from + BATCH) {
        byte[] body = BodyCodec.encode(bodies.next());
        JournalEntry entry = JournalEntry.following(head, entries.size() + 1L, body);
        entries.add(entry);
        head = entry.hash();
      }
      byte[] signature = credentials.sign(JournalBatch.signedBytes(journal, entries.size(), head));
      JournalBatch batch =
          new JournalBatch(journal, previous, entries.subList(from, entries.size()), signature);
      packets.add(new Packet(batch.first(), batch.last(), BatchCodec.encode(batch)));
    }
    return new Premade(journal, entries, packets);
  }

  /** The last sequence number. */
  long last() {
    return entries.size();
  }

  /** The chain's end. */
  Hash head() {
    return entries.get(entries.size() - 1).hash();
  }
}
