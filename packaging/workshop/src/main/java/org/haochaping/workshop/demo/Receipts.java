package org.haochaping.workshop.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.IssuedReceipt;

/** The receipts of a demo: the hall's own, and the ones that a terminal must refuse. */
final class Receipts {
  private static final String NO_CASE = "AAAAAAAAAAAAAAAA";

  private final Deque<IssuedReceipt> fresh;
  private final PrivateKey hallKey;
  private final Supplier<String> notAccepted;
  private String last;

  /**
   * The hall's own are used up one after the other; of the others there is always one.
   *
   * @param notAccepted has a case fail, and says what a receipt calls it
   */
  Receipts(List<IssuedReceipt> issued, PrivateKey hallKey, Supplier<String> notAccepted) {
    if (issued.isEmpty()) {
      throw new PlayException("no receipts were issued");
    }
    this.fresh = new ArrayDeque<>(issued);
    this.hallKey = hallKey;
    this.notAccepted = notAccepted;
    this.last = issued.get(0).link();
  }

  /** What the scanner reads from a receipt of that kind. */
  String text(PlayStep.Receipt kind) {
    return switch (kind) {
      case FRESH -> fresh().link();
      case AGAIN -> last;
      case FORGED -> forged(last);
      case EXPIRED -> link(code(Hall.NUMBER, NO_CASE, Duration.ofDays(-2)), hallKey);
      case OTHER_HALL -> link(code(Hall.NUMBER + 1, NO_CASE, Duration.ofDays(1)), otherHallKey());
      // Printed before the hall was asked, which gives none to such a case.
      case NOT_ACCEPTED -> link(code(Hall.NUMBER, notAccepted.get(), Duration.ofDays(1)), hallKey);
    };
  }

  /** The next receipt of a case that nobody rated yet. */
  IssuedReceipt fresh() {
    IssuedReceipt receipt = fresh.poll();
    if (receipt == null) {
      throw new PlayException("no fresh receipt is left");
    }
    last = receipt.link();
    return receipt;
  }

  private static String forged(String link) {
    int at = link.length() - 20;
    char other = link.charAt(at) == 'A' ? 'B' : 'A';
    return link.substring(0, at) + other + link.substring(at + 1);
  }

  private static ReceiptCode code(long hall, String caseHandle, Duration left) {
    Instant now = Instant.now();
    return new ReceiptCode(
        hall, 1, caseHandle, 1, now.minus(Duration.ofDays(9)), now.plus(left), 1);
  }

  private static String link(ReceiptCode code, PrivateKey key) {
    return "https://r.demo.invalid/r/" + ReceiptToken.sign(code, key);
  }

  private static PrivateKey otherHallKey() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return pair.getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has Ed25519", e);
    }
  }
}
