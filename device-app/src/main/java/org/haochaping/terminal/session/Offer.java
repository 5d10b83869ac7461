package org.haochaping.terminal.session;

import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;

/** One offer to rate: its name, and the receipt that it is for. */
public record Offer(OfferId id, ReceiptCode receipt) {
  boolean isFor(ReceiptCode other) {
    return receipt.caseHandle().equals(other.caseHandle());
  }
}
