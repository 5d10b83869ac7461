package org.haochaping.gateway.privacy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/**
 * Seals personal data with AES-256-GCM, or SM4-GCM where the hall wants that. A sealed value is
 * {@code cipher (1) ‖ key id (4) ‖ nonce (12) ‖ cipher text and tag}; what was sealed with either
 * cipher and any key of the file opens. What it belongs to goes in as associated data, so that a
 * value moved to another row does not open.
 */
public final class Seal {
  /** Cipher and key id: how many bytes of a sealed value say what it was sealed with. */
  public static final int PREFIX_BYTES = 1 + Integer.BYTES;

  private static final int HEAD_BYTES = PREFIX_BYTES + SealCipher.NONCE_BYTES;

  private final SealKeys keys;
  private final SearchKey search;
  private final SealCipher cipher;
  private final SecureRandom random = new SecureRandom();

  private Seal(SealKeys keys, SearchKey search, SealCipher cipher) {
    this.keys = keys;
    this.search = search;
    this.cipher = cipher;
  }

  /**
   * Opens the key file for AES-256-GCM, see {@link #open(Path, SealCipher)}.
   *
   * @throws SealException if the file can't be read or made
   */
  public static Seal open(Path keyFile) {
    return open(keyFile, SealCipher.AES_GCM);
  }

  /**
   * Opens the key file and {@code search.key} beside it, or makes them with new keys, readable by
   * their owner only. The key file is looked at again while this is in use, so that a rotation by
   * command reaches a running gateway within a second.
   *
   * @param cipher what new data is sealed with
   * @throws SealException if a file can't be read or made
   */
  public static Seal open(Path keyFile, SealCipher cipher) {
    return new Seal(
        SealKeys.open(keyFile), SearchKey.open(keyFile.resolveSibling("search.key")), cipher);
  }

  /** What makes sealed data searchable. */
  public SearchKey search() {
    return search;
  }

  /** What new sealed values begin with. */
  public byte[] prefix() {
    return ByteBuffer.allocate(PREFIX_BYTES)
        .put(cipher.version())
        .putInt(keys.current().get(0).id())
        .array();
  }

  /** Seals bytes with the newest key, for the row that {@code belongsTo} names. */
  public byte[] seal(byte[] plain, String belongsTo) {
    SealKey key = keys.current().get(0);
    byte[] nonce = new byte[SealCipher.NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher.begin(Cipher.ENCRYPT_MODE, key, nonce, belongsTo).doFinal(plain);
      return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
          .put(cipher.version())
          .putInt(key.id())
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new SealException("sealing failed", e);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws SealException if it was changed, belongs elsewhere, or its key is not here
   */
  public byte[] open(byte[] sealed, String belongsTo) {
    if (sealed.length < HEAD_BYTES + SealCipher.TAG_BITS / 8) {
      throw new SealException("not a sealed value");
    }
    SealCipher made = SealCipher.ofVersion(sealed[0]);
    ByteBuffer in = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    SealKey key = key(in.getInt());
    byte[] nonce = new byte[SealCipher.NONCE_BYTES];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    try {
      return made.begin(Cipher.DECRYPT_MODE, key, nonce, belongsTo).doFinal(rest);
    } catch (AEADBadTagException e) {
      throw new SealException("a sealed value was changed or belongs to another row", e);
    } catch (GeneralSecurityException e) {
      throw new SealException("opening a sealed value failed", e);
    }
  }

  private SealKey key(int id) {
    return find(keys.current(), id)
        .or(() -> find(keys.readAgain(), id))
        .orElseThrow(() -> new SealException("the key that sealed this is not in the key file"));
  }

  private static java.util.Optional<SealKey> find(List<SealKey> keys, int id) {
    return keys.stream().filter(one -> one.id() == id).findFirst();
  }
}
