package org.haochaping.protocol.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.haochaping.protocol.Hash;

/**
 * The chain over a journal (docs/protocol.md, 6): {@code hash(n) = SHA-256(hash(n-1) ‖ seq ‖
 * body)}, seq as 8 bytes, big-endian, from 1. {@code hash(0)} binds the journal's id, so that
 * entries of one journal never fit another.
 */
public final class HashChain {
  private HashChain() {}

  /** The hash before the first entry: SHA-256 of {@code hcp-journal/1:} and the id, in UTF-8. */
  public static Hash start(JournalId journal) {
    return Hash.sha256(("hcp-journal/1:" + journal).getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of an entry, from the hash before it. */
  public static Hash next(Hash previous, long seq, byte[] body) {
    return Hash.sha256(
        previous.bytes(), ByteBuffer.allocate(Long.BYTES).putLong(seq).array(), body);
  }
}
