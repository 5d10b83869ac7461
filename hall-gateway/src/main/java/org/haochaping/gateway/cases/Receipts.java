package org.haochaping.gateway.cases;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;

/**
 * Makes what the QR code on a receipt shows (article 13).
 *
 * @param hall the hall's number
 * @param prefix what the link begins with; the signed token follows
 * @param valid how long a receipt can be rated
 */
public record Receipts(long hall, String prefix, Duration valid, PrivateKey hallKey, Clock clock) {
  /** A QR code of level M with more bytes than this does not print legibly on a receipt. */
  public static final int MAX_LINK_BYTES = 331;

  private static final SecureRandom NONCES = new SecureRandom();

  /**
   * Checks a prefix: a terminal finds the token behind the last {@code /}, {@code =} or {@code #},
   * and the whole must fit the code.
   *
   * @throws ProtocolException that says what is wrong
   */
  public static String checkedPrefix(String prefix) {
    if (!prefix.isEmpty() && "/=#".indexOf(prefix.charAt(prefix.length() - 1)) < 0) {
      throw new ProtocolException("must end with / or = or #, so that terminals find the token");
    }
    int room = MAX_LINK_BYTES - ReceiptToken.CHARACTERS;
    int bytes = prefix.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > room) {
      throw new ProtocolException(
          "must be at most " + room + " bytes and is " + bytes + ", or the QR code gets too fine");
    }
    return prefix;
  }

  /**
   * A new receipt for a case that was done at a window, with one rating for {@code batch} cases.
   */
  IssuedReceipt issue(String caseHandle, int window, int batch, long nonce) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return again(caseHandle, window, batch, now, now.plus(valid), nonce);
  }

  /** The receipt that was issued, byte for byte: Ed25519 signs the same way each time. */
  IssuedReceipt again(
      String caseHandle, int window, int batch, Instant issued, Instant expires, long nonce) {
    ReceiptCode code = new ReceiptCode(hall, window, caseHandle, batch, issued, expires, nonce);
    return new IssuedReceipt(
        caseHandle, window, batch, issued, expires, prefix + ReceiptToken.sign(code, hallKey));
  }

  static long nonce() {
    return NONCES.nextLong(1L << 48);
  }

  @Override
  public String toString() {
    return "Receipts[" + hall + "]";
  }
}
