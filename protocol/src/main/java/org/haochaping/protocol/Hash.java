package org.haochaping.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits. */
public final class Hash {
  /** How many bytes a digest has. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The digest of the parts, one after the other. */
  public static Hash sha256(byte[]... parts) {
    MessageDigest digest = newDigest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /**
   * A digest from its 32 bytes.
   *
   * @throws ProtocolException if there are not 32
   */
  public static Hash ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new ProtocolException("hash: 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /**
   * A digest from its 64 hexadecimal digits.
   *
   * @throws ProtocolException if they are not that; capitals are refused too, so that a digest has
   *     one form only
   */
  public static Hash ofHex(String hex) {
    if (hex.length() != 2 * BYTES) {
      throw new ProtocolException("hash: 64 hexadecimal digits, not " + hex.length());
    }
    if (!hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      throw new ProtocolException("hash: not hexadecimal digits, lower case");
    }
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /** The 32 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The 64 hexadecimal digits, lower case. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
