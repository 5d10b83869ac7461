package org.haochaping.gateway.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What personal data is sealed with; a sealed value says by its first byte which it was. */
public enum SealCipher {
  /** AES-256-GCM, by the JDK. */
  AES_GCM(1, "aes-gcm"),
  /** SM4-GCM (GB/T 32907, GB/T 36624), by Bouncy Castle: 128-bit keys. */
  SM4_GCM(2, "sm4-gcm");

  static final int NONCE_BYTES = 12;
  static final int TAG_BITS = 128;
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final byte version;
  private final String word;

  SealCipher(int version, String word) {
    this.version = (byte) version;
    this.word = word;
  }

  /** As the configuration writes it. */
  public String word() {
    return word;
  }

  byte version() {
    return version;
  }

  static SealCipher ofVersion(byte version) {
    for (SealCipher one : values()) {
      if (one.version == version) {
        return one;
      }
    }
    throw new SealException("not a sealed value of a version that is known here");
  }

  Cipher begin(int mode, SealKey key, byte[] nonce, String belongsTo)
      throws GeneralSecurityException {
    Cipher cipher =
        this == AES_GCM
            ? Cipher.getInstance("AES/GCM/NoPadding")
            : Cipher.getInstance("SM4/GCM/NoPadding", BOUNCY_CASTLE);
    SecretKey secret = this == AES_GCM ? key.aes() : key.sm4();
    cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
