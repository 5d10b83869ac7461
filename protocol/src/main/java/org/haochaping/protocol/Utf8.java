package org.haochaping.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text and its bytes in UTF-8, one for one. The JDK puts a substitute where either can't be turned
 * into the other; under a hash chain or a signature two inputs would then look the same, so here
 * that is refused.
 */
public final class Utf8 {
  private static final char SUBSTITUTE = '\uFFFD';
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /**
   * The text that the bytes hold.
   *
   * @throws ProtocolException if they are not well-formed UTF-8
   */
  public static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Malformed input always leaves a substitute, so nearly every text is checked by this alone.
    if (text.indexOf(SUBSTITUTE) >= 0
        && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new ProtocolException("not UTF-8");
    }
    return text;
  }

  /**
   * Only checks.
   *
   * @throws ProtocolException if the bytes are not well-formed UTF-8
   */
  public static void require(byte[] bytes) {
    if (!isAscii(bytes)) {
      String unused = decode(bytes);
    }
  }

  /** Nearly all on the wire is, and then nothing need be made to find it well-formed. */
  private static boolean isAscii(byte[] bytes) {
    ByteBuffer eights = ByteBuffer.wrap(bytes);
    while (eights.remaining() >= Long.BYTES) {
      if ((eights.getLong() & HIGH_BITS) != 0) {
        return false;
      }
    }
    while (eights.hasRemaining()) {
      if (eights.get() < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The bytes of a text.
   *
   * @throws ProtocolException if it holds half a surrogate pair, such as JSON's escape {@code
   *     \ud800} leaves
   */
  public static byte[] encode(String text) {
    if (!isWellFormed(text)) {
      throw new ProtocolException("half a surrogate pair");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether every surrogate is one of a pair. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        i++;
        if (!Character.isHighSurrogate(c)
            || i == text.length()
            || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
