package org.haochaping.gateway.cases;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private static final SecureRandom NONCES = new SecureRandom();

  /** The link for a case that was done at a window, with one rating for {@code batch} cases. */
  public String link(String caseHandle, int window, int batch) {
    Instant now = clock.instant();
    ReceiptCode code =
        new ReceiptCode(
            hall, window, caseHandle, batch, now, now.plus(valid), NONCES.nextLong(1L << 48));
    return prefix + ReceiptToken.sign(code, hallKey);
  }

  @Override
  public String toString() {
    return "Receipts[" + hall + "]";
  }
}
