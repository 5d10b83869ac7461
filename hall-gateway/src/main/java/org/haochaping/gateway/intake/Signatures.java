package org.haochaping.gateway.intake;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.JournalBatch;

/**
 * Checks batches' signatures, with Bouncy Castle: on Java 17 its P-256 takes a twelfth of the JDK's
 * time once a key's multiples are computed, so keys are kept, one a terminal. From any thread.
 */
final class Signatures {
  private final Map<TerminalId, Key> keys = new ConcurrentHashMap<>();

  private record Key(PublicKey key, ECPublicKeyParameters prepared) {}

  /** Whether the batch is signed with the terminal's key, an EC key on P-256. */
  boolean isSigned(TerminalId terminal, JournalBatch batch, PublicKey key) {
    byte[] signed = JournalBatch.signedBytes(batch.journal(), batch.last(), batch.head());
    DSADigestSigner ecdsa = new DSADigestSigner(new ECDSASigner(), new SHA256Digest());
    ecdsa.init(false, prepared(terminal, key));
    ecdsa.update(signed, 0, signed.length);
    return ecdsa.verifySignature(batch.signature());
  }

  private ECPublicKeyParameters prepared(TerminalId terminal, PublicKey key) {
    Key known = keys.get(terminal);
    if (known == null || !known.key.equals(key)) {
      known = new Key(key, prepare(key));
      keys.put(terminal, known);
    }
    return known.prepared;
  }

  private static ECPublicKeyParameters prepare(PublicKey key) {
    try {
      return (ECPublicKeyParameters)
          PublicKeyFactory.createKey(Objects.requireNonNull(key.getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException("a registered key was read before", e);
    }
  }
}
