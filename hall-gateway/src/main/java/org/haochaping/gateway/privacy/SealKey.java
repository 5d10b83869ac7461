package org.haochaping.gateway.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.haochaping.protocol.Hash;

/**
 * One key of the key file, in the form that each cipher wants.
 *
 * @param id the first four bytes of the key's SHA-256
 * @param sm4 derived: the first half of SHA-256 over {@code hcp-sm4/1} and the key
 */
record SealKey(int id, SecretKey aes, SecretKey sm4) {
  private static final byte[] SM4_LABEL = "hcp-sm4/1".getBytes(StandardCharsets.US_ASCII);
  private static final int SM4_BYTES = 16;

  static SealKey of(byte[] bytes) {
    byte[] labelled =
        ByteBuffer.allocate(SM4_LABEL.length + bytes.length).put(SM4_LABEL).put(bytes).array();
    return new SealKey(
        ByteBuffer.wrap(Hash.sha256(bytes).bytes()).getInt(),
        new SecretKeySpec(bytes, "AES"),
        new SecretKeySpec(Arrays.copyOf(Hash.sha256(labelled).bytes(), SM4_BYTES), "SM4"));
  }

  @Override
  public String toString() {
    return "SealKey[%08x]".formatted(id); // never the key
  }
}
