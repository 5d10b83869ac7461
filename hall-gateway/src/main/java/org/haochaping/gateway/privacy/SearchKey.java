package org.haochaping.gateway.privacy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes personal data searchable without keeping it: HMAC-SHA-256 with a key of its own, in a file
 * of its own. It is not rotated with the sealing key, since what it made can't be made anew from
 * what was erased.
 */
public final class SearchKey {
  /** For numbers of certificates; upper and lower case are the same. */
  public static final String CERTIFICATE = "certificate";

  /** For phones; however they are written, see {@link PhoneNumber}. */
  public static final String PHONE = "phone";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  private SearchKey(SecretKey key) {
    this.key = key;
  }

  /**
   * Opens the key file, or makes one with a new key, readable by its owner only.
   *
   * @throws SealException if the file can't be read or made
   */
  public static SearchKey open(Path file) {
    return new SearchKey(
        new SecretKeySpec(KeyFile.readOrMake(file, KeyFile.SEARCH).get(0), ALGORITHM));
  }

  /** The hash of one value of a kind, white space at its ends left out; 32 bytes. */
  public byte[] hash(String kind, String value) {
    String one =
        kind.equals(PHONE) ? PhoneNumber.plain(value) : value.strip().toUpperCase(Locale.ROOT);
    return hash(kind, one.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of some bytes of a kind, as they are; 32 bytes. */
  public byte[] hash(String kind, byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(kind.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new SealException("HMAC failed", e);
    }
  }

  @Override
  public String toString() {
    return "SearchKey"; // never the key
  }
}
