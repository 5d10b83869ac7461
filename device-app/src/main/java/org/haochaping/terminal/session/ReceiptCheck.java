package org.haochaping.terminal.session;

import java.security.PublicKey;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;

/**
 * Checks a scanned text offline.
 *
 * @param hall the hall's number
 * @param key the hall's Ed25519 key
 */
public record ReceiptCheck(long hall, PublicKey key) {

  /** What came of it: exactly one of the two is there. */
  record Outcome(Optional<ReceiptCode> receipt, Optional<Refusal> refusal) {
    private static Outcome refused(Refusal refusal) {
      return new Outcome(Optional.empty(), Optional.of(refusal));
    }
  }

  /**
   * Reads the text. A receipt is called expired only where the clock is trusted: a terminal without
   * the time must not send people away.
   */
  Outcome check(String text, Moment now) {
    try {
      Optional<ReceiptCode> verified = ReceiptToken.verify(text, key);
      if (verified.isEmpty()) {
        boolean ours = ReceiptToken.unverified(text).hall() == hall;
        return Outcome.refused(ours ? Refusal.FORGED : Refusal.OTHER_HALL);
      }
      ReceiptCode receipt = verified.get();
      if (receipt.hall() != hall) {
        return Outcome.refused(Refusal.OTHER_HALL);
      }
      if (now.trusted() && !now.wall().isBefore(receipt.expires())) {
        return Outcome.refused(Refusal.EXPIRED);
      }
      return new Outcome(verified, Optional.empty());
    } catch (ProtocolException e) {
      return Outcome.refused(Refusal.UNREADABLE);
    }
  }
}
