package org.haochaping.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.JournalBatch;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final TerminalId TERMINAL = new TerminalId("w-1");

  private final JournalId journal = new JournalId(new UUID(1, 2));
  private final Signatures signatures = new Signatures();

  @Test
  void isSigned_withTheTerminalsOwnKey_holdsEachTime() throws Exception {
    KeyPair keys = newKeys();
    for (int i = 0; i < 20; i++) {
      JournalBatch batch = batch("body " + i, keys.getPrivate());
      assertThat(signatures.isSigned(TERMINAL, batch, keys.getPublic())).isTrue();
    }
  }

  @Test
  void isSigned_withAnotherKey_doesNotHold() throws Exception {
    KeyPair keys = newKeys();
    JournalBatch batch = batch("body", newKeys().getPrivate());
    assertThat(signatures.isSigned(TERMINAL, batch, keys.getPublic())).isFalse();
  }

  @Test
  void isSigned_afterTheKeyWasReplaced_goesByTheNewOne() throws Exception {
    KeyPair old = newKeys();
    KeyPair replaced = newKeys();
    JournalBatch batch = batch("body", old.getPrivate());
    assertThat(signatures.isSigned(TERMINAL, batch, old.getPublic())).isTrue();
    assertThat(signatures.isSigned(TERMINAL, batch, replaced.getPublic())).isFalse();
    assertThat(
            signatures.isSigned(
                TERMINAL, batch("body", replaced.getPrivate()), replaced.getPublic()))
        .isTrue();
  }

  @Test
  void isSigned_overAnotherBatch_doesNotHold() throws Exception {
    KeyPair keys = newKeys();
    JournalBatch one = batch("one", keys.getPrivate());
    JournalBatch other = batch("other", keys.getPrivate());
    JournalBatch swapped =
        new JournalBatch(journal, one.previous(), one.entries(), other.signature());
    assertThat(signatures.isSigned(TERMINAL, swapped, keys.getPublic())).isFalse();
  }

  @Test
  void isSigned_withWhatIsNoSignature_doesNotHold() throws Exception {
    KeyPair keys = newKeys();
    JournalBatch good = batch("body", keys.getPrivate());
    byte[] cut = Arrays.copyOf(good.signature(), good.signature().length - 1);
    for (byte[] bad :
        List.of(new byte[0], new byte[] {1, 2, 3}, new byte[70], new byte[1_000], cut)) {
      JournalBatch batch = new JournalBatch(journal, good.previous(), good.entries(), bad);
      assertThat(signatures.isSigned(TERMINAL, batch, keys.getPublic())).isFalse();
    }
  }

  private JournalBatch batch(String body, PrivateKey key) throws GeneralSecurityException {
    Hash start = HashChain.start(journal);
    JournalEntry entry = JournalEntry.following(start, 1, body.getBytes(StandardCharsets.UTF_8));
    // As a terminal signs, with what the JDK has.
    Signature ecdsa = Signature.getInstance("SHA256withECDSA");
    ecdsa.initSign(key);
    ecdsa.update(JournalBatch.signedBytes(journal, 1, entry.hash()));
    return new JournalBatch(journal, start, List.of(entry), ecdsa.sign());
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
