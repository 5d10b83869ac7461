package org.haochaping.protocol.journal;

import java.util.Arrays;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;

/**
 * One entry as it lies in a journal.
 *
 * @param seq from 1, without gaps
 * @param body the exact bytes; not copied, and nobody writes into them
 * @param hash the chain's hash at this entry
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record JournalEntry(long seq, byte[] body, Hash hash) {
  /** Checks the number; the hash is the caller's to compute. */
  public JournalEntry {
    if (seq < 1) {
      throw new ProtocolException("seq: below 1");
    }
  }

  /** The entry that follows a hash. */
  public static JournalEntry following(Hash previous, long seq, byte[] body) {
    return new JournalEntry(seq, body, HashChain.next(previous, seq, body));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalEntry entry
        && seq == entry.seq
        && hash.equals(entry.hash)
        && Arrays.equals(body, entry.body);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "JournalEntry[" + seq + " " + hash + "]";
  }
}
