package org.haochaping.gateway.gm;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** SM4 (GB/T 32907) in CBC mode with PKCS #7 padding, key and initial vector agreed beforehand. */
public final class Sm4 {
  /** The bytes of a key and of an initial vector. */
  public static final int BYTES = 16;

  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final SecretKeySpec key;
  private final IvParameterSpec initial;

  /**
   * With a key and an initial vector of {@link #BYTES} each.
   *
   * @throws GmException if one is longer or shorter
   */
  public Sm4(byte[] key, byte[] initial) {
    if (key.length != BYTES || initial.length != BYTES) {
      throw new GmException("an SM4 key and its initial vector have " + BYTES + " bytes each");
    }
    this.key = new SecretKeySpec(key, "SM4");
    this.initial = new IvParameterSpec(initial);
  }

  /** Encrypts. */
  public byte[] encrypt(byte[] plain) {
    return run(Cipher.ENCRYPT_MODE, plain);
  }

  /**
   * Decrypts.
   *
   * @throws GmException if this was not encrypted so
   */
  public byte[] decrypt(byte[] cipher) {
    return run(Cipher.DECRYPT_MODE, cipher);
  }

  private byte[] run(int mode, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("SM4/CBC/PKCS7Padding", BOUNCY_CASTLE);
      cipher.init(mode, key, initial);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new GmException(
          mode == Cipher.ENCRYPT_MODE ? "SM4 encryption failed" : "not encrypted with this key", e);
    }
  }
}
