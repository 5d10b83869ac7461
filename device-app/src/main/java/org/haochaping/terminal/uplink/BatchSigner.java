package org.haochaping.terminal.uplink;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.JournalBatch;

/** Makes the signed bytes of a batch. */
final class BatchSigner {
  /** Of one batch; the gateway takes more, but small batches lose less when a line breaks. */
  static final int MAX_ENTRIES = 200;

  /** Of one batch's bodies. */
  static final int MAX_BYTES = 128 * 1024;

  private final PrivateKey key;

  BatchSigner(PrivateKey key) {
    this.key = key;
  }

  byte[] sign(JournalId journal, Outbox.Excerpt excerpt) {
    JournalEntry last = excerpt.entries().get(excerpt.entries().size() - 1);
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initSign(key);
      ecdsa.update(JournalBatch.signedBytes(journal, last.seq(), last.hash()));
      return BatchCodec.encode(
          new JournalBatch(journal, excerpt.previous(), excerpt.entries(), ecdsa.sign()));
    } catch (GeneralSecurityException e) {
      throw new KeyFileException("the terminal's key can't sign: " + e.getMessage(), e);
    }
  }
}
