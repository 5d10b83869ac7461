package org.haochaping.gateway;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.JournalBatch;

/** A terminal's journal and key, without the terminal. */
public final class TestTerminal {
  private final TerminalId id;
  private final PrivateKey key;
  private final PublicKey publicKey;
  private final JournalId journal;
  private final List<JournalEntry> entries;

  private TestTerminal(
      TerminalId id,
      PrivateKey key,
      PublicKey publicKey,
      JournalId journal,
      List<JournalEntry> entries) {
    this.id = id;
    this.key = key;
    this.publicKey = publicKey;
    this.journal = journal;
    this.entries = entries;
  }

  /** A new one with a key of its own and an empty journal. */
  public static TestTerminal create(String id) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      return withKey(id, pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One with a given key and an empty journal. */
  public static TestTerminal withKey(String id, PrivateKey key, PublicKey publicKey) {
    return new TestTerminal(
        new TerminalId(id), key, publicKey, new JournalId(UUID.randomUUID()), new ArrayList<>());
  }

  /** The same terminal with a copy of the journal up to an entry, to go on differently. */
  public TestTerminal forkedAfter(int last) {
    return new TestTerminal(id, key, publicKey, journal, new ArrayList<>(entries.subList(0, last)));
  }

  /** Writes that many more entries. */
  public TestTerminal write(int count) {
    for (int i = 0; i < count; i++) {
      Moment at = new Moment("boot", entries.size(), Instant.EPOCH, true);
      String unlikeAnyOther = "n" + entries.size() + "-" + UUID.randomUUID();
      write(BodyCodec.encode(new Boot(at, unlikeAnyOther, id.value(), 7, 3, Optional.empty())));
    }
    return this;
  }

  /** Writes one more entry. */
  public TestTerminal write(byte[] body) {
    entries.add(JournalEntry.following(hashAt(entries.size()), entries.size() + 1, body));
    return this;
  }

  /** Entries of the journal, both included, signed. */
  public JournalBatch batch(int first, int last) {
    return signed(hashAt(first - 1), entries.subList(first - 1, last));
  }

  /** Any entries, signed. */
  public JournalBatch signed(Hash previous, List<JournalEntry> some) {
    JournalEntry end = some.get(some.size() - 1);
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initSign(key);
      ecdsa.update(JournalBatch.signedBytes(journal, end.seq(), end.hash()));
      return new JournalBatch(journal, previous, some, ecdsa.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public Hash hashAt(int seq) {
    return seq == 0 ? HashChain.start(journal) : entries.get(seq - 1).hash();
  }

  public int last() {
    return entries.size();
  }

  public Hash head() {
    return hashAt(last());
  }

  public TerminalId id() {
    return id;
  }

  public JournalId journal() {
    return journal;
  }

  public PublicKey publicKey() {
    return publicKey;
  }
}
