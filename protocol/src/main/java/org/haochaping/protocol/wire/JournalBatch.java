package org.haochaping.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;

/**
 * Consecutive entries of one journal, on topic {@code journal}. Idempotent: the key is (journal,
 * seq); same hash is already there, another hash is a fork.
 *
 * @param previous the chain's hash before the first entry
 * @param entries 1 to {@link #MAX_ENTRIES}, their numbers consecutive. That each hash follows from
 *     the one before is not checked here: {@link BatchCodec#decode} computes them
 * @param signature ECDSA P-256 with SHA-256, DER, by the terminal's key over {@link #signedBytes};
 *     not checked here, not copied, and nobody writes into it
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record JournalBatch(
    JournalId journal, Hash previous, List<JournalEntry> entries, byte[] signature) {
  /** A batch holds at most this many entries. */
  public static final int MAX_ENTRIES = 1_000;

  /** A batch is at most this many bytes on the wire. */
  public static final int MAX_BYTES = 512 * 1024;

  /** Checks the number of entries and their numbers. */
  public JournalBatch {
    entries = List.copyOf(entries);
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw new ProtocolException("entries: 1 to " + MAX_ENTRIES + ", not " + entries.size());
    }
    long first = entries.get(0).seq();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).seq() - first != i) {
        throw new ProtocolException("entries: not consecutive");
      }
    }
  }

  /** The first entry's sequence number. */
  public long first() {
    return entries.get(0).seq();
  }

  /** The last entry's sequence number. */
  public long last() {
    return entries.get(entries.size() - 1).seq();
  }

  /** The chain's hash at the last entry. */
  public Hash head() {
    return entries.get(entries.size() - 1).hash();
  }

  /**
   * What the terminal signs: {@code hcp-batch/1}, the journal's id (16 bytes), the last sequence
   * number (8 bytes, big-endian) and the head. The head covers all that lies before it.
   */
  public static byte[] signedBytes(JournalId journal, long last, Hash head) {
    byte[] label = "hcp-batch/1".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(label.length + 16 + Long.BYTES + Hash.BYTES)
        .put(label)
        .putLong(journal.value().getMostSignificantBits())
        .putLong(journal.value().getLeastSignificantBits())
        .putLong(last)
        .put(head.bytes())
        .array();
  }

  @Override
  public String toString() {
    return "JournalBatch[" + journal + " " + first() + ".." + last() + "]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalBatch batch
        && journal.equals(batch.journal)
        && previous.equals(batch.previous)
        && entries.equals(batch.entries)
        && Arrays.equals(signature, batch.signature);
  }

  @Override
  public int hashCode() {
    return head().hashCode();
  }
}
