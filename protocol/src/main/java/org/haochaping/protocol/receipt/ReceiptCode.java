package org.haochaping.protocol.receipt;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * What the QR code of a receipt says (article 13). It holds no personal data: the case handle means
 * something to the hall gateway alone.
 *
 * @param hall the hall's number, 0 to 4,294,967,295
 * @param window the window that the business was done at, 0 to 65,535
 * @param caseHandle 12 random bytes as 16 characters of base64url
 * @param batch for how many cases this one rating is (article 16), 1 to 255
 * @param issued UTC, whole seconds
 * @param expires UTC, whole seconds; at this moment it is over
 * @param nonce tells two codes for the same case apart, 0 to 2⁴⁸-1
 */
public record ReceiptCode(
    long hall,
    int window,
    String caseHandle,
    int batch,
    Instant issued,
    Instant expires,
    long nonce) {
  /** How many bytes a case handle has. */
  public static final int HANDLE_BYTES = 12;

  static final int VERSION = 1;
  static final int BYTES = 1 + 4 + 2 + HANDLE_BYTES + 1 + 4 + 4 + 6;

  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{16}");
  private static final long MAX_SECONDS = 0xFFFF_FFFFL;

  /** Checks each field's bounds. */
  public ReceiptCode {
    if (hall < 0 || hall > 0xFFFF_FFFFL) {
      throw new ProtocolException("hall: not a number of 32 bits");
    }
    if (window < 0 || window > 0xFFFF) {
      throw new ProtocolException("window: not a number of 16 bits");
    }
    if (batch < 1 || batch > 255) {
      throw new ProtocolException("batch: 1 to 255");
    }
    if (nonce < 0 || nonce >= 1L << 48) {
      throw new ProtocolException("nonce: not a number of 48 bits");
    }
    if (!HANDLE.matcher(caseHandle).matches()) {
      throw new ProtocolException("case: 16 characters of base64url");
    }
    issued = Instant.ofEpochSecond(seconds(issued, "issued"));
    expires = Instant.ofEpochSecond(seconds(expires, "expires"));
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) VERSION)
        .putInt((int) hall)
        .putShort((short) window)
        .put(Base64.getUrlDecoder().decode(caseHandle))
        .put((byte) batch)
        .putInt((int) issued.getEpochSecond())
        .putInt((int) expires.getEpochSecond())
        .putShort((short) (nonce >>> 32))
        .putInt((int) nonce)
        .array();
  }

  static ReceiptCode ofBytes(ByteBuffer bytes) {
    int version = Byte.toUnsignedInt(bytes.get());
    if (version != VERSION) {
      throw new ProtocolException("version: " + version + ", this side speaks " + VERSION);
    }
    long hall = Integer.toUnsignedLong(bytes.getInt());
    int window = Short.toUnsignedInt(bytes.getShort());
    byte[] handle = new byte[HANDLE_BYTES];
    bytes.get(handle);
    int batch = Byte.toUnsignedInt(bytes.get());
    Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    Instant expires = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
    long nonce = (long) Short.toUnsignedInt(bytes.getShort()) << 32;
    nonce |= Integer.toUnsignedLong(bytes.getInt());
    String caseHandle = Base64.getUrlEncoder().withoutPadding().encodeToString(handle);
    return new ReceiptCode(hall, window, caseHandle, batch, issued, expires, nonce);
  }

  private static long seconds(Instant time, String field) {
    long seconds = time.getEpochSecond();
    if (seconds < 0 || seconds > MAX_SECONDS) {
      throw new ProtocolException(field + ": not between 1970 and 2106");
    }
    return seconds;
  }
}
