package org.haochaping.gateway.gm;

import org.bouncycastle.crypto.digests.SM3Digest;

/** The SM3 digest (GB/T 32905). */
public final class Sm3 {
  private Sm3() {}

  /** The 32 bytes of the digest. */
  public static byte[] of(byte[] message) {
    SM3Digest digest = new SM3Digest();
    digest.update(message, 0, message.length);
    byte[] value = new byte[digest.getDigestSize()];
    digest.doFinal(value, 0);
    return value;
  }
}
