package org.haochaping.gateway.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals personal data with AES-256-GCM. A sealed value is {@code 1 ‖ key id (4) ‖ nonce (12) ‖
 * cipher text and tag}; the key's id makes rotation possible. What it belongs to goes in as
 * associated data, so that a value moved to another row does not open.
 */
public final class Seal {
  private static final int VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;

  private final List<SealKey> keys;
  private final SecureRandom random = new SecureRandom();

  private Seal(List<SealKey> keys) {
    this.keys = keys;
  }

  /**
   * Opens the key file, or makes one with a new key, readable by its owner only.
   *
   * @throws SealException if the file can't be read or made
   */
  public static Seal open(Path keyFile) {
    return new Seal(SealKey.readOrMake(keyFile));
  }

  /** Seals bytes with the newest key, for the row that {@code belongsTo} names. */
  public byte[] seal(byte[] plain, String belongsTo) {
    SealKey key = keys.get(0);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, belongsTo).doFinal(plain);
      return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
          .put((byte) VERSION)
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
    if (sealed.length < HEAD_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new SealException("not a sealed value of version " + VERSION);
    }
    ByteBuffer in = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    int id = in.getInt();
    SealKey key =
        keys.stream()
            .filter(one -> one.id() == id)
            .findFirst()
            .orElseThrow(
                () -> new SealException("the key that sealed this is not in the key file"));
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, belongsTo).doFinal(rest);
    } catch (AEADBadTagException e) {
      throw new SealException("a sealed value was changed or belongs to another row", e);
    } catch (GeneralSecurityException e) {
      throw new SealException("opening a sealed value failed", e);
    }
  }

  private static Cipher cipher(int mode, SealKey key, byte[] nonce, String belongsTo)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
