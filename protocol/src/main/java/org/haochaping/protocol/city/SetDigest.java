package org.haochaping.protocol.city;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.haochaping.protocol.Hash;

/**
 * One digest over many records in any order: the sum, modulo 2²⁵⁶, of {@code SHA-256(key ‖ hash)}
 * of each, where key is written as {@link RecordKey#toString} in UTF-8. Two sides with equal count
 * and digest hold the same records.
 */
public final class SetDigest {
  private final long[] sum = new long[Hash.BYTES / Long.BYTES];
  private long count;

  /** Adds one record. */
  public void add(String key, Hash hash) {
    byte[] one = Hash.sha256(key.getBytes(StandardCharsets.UTF_8), hash.bytes()).bytes();
    ByteBuffer words = ByteBuffer.wrap(one);
    long carry = 0;
    for (int i = sum.length - 1; i >= 0; i--) {
      long word = words.getLong(i * Long.BYTES);
      long plain = sum[i] + word;
      long total = plain + carry;
      boolean over =
          Long.compareUnsigned(plain, word) < 0 || Long.compareUnsigned(total, carry) < 0;
      sum[i] = total;
      carry = over ? 1 : 0;
    }
    count++;
  }

  /** How many were added. */
  public long count() {
    return count;
  }

  /** The digest of what was added so far; 32 zero bytes for nothing. */
  public Hash digest() {
    ByteBuffer bytes = ByteBuffer.allocate(Hash.BYTES);
    for (long word : sum) {
      bytes.putLong(word);
    }
    return Hash.ofBytes(bytes.array());
  }
}
