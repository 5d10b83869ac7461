package org.haochaping.terminal.session;

import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.receipt.ReceiptCode;

/** Where a session is. {@code until} is in milliseconds of the boot's monotonic clock. */
public sealed interface SessionState {

  /** Nobody is there. */
  record Idle() implements SessionState {}

  /** The five levels are shown for somebody's receipt; nothing is selected. */
  record Offered(Offer offer, long until) implements SessionState {}

  /**
   * A level was pressed and is being written; no thanks yet.
   *
   * @param next a receipt that was scanned meanwhile, offered when the thanks are over
   */
  record Rated(Offer offer, SatisfactionLevel level, Optional<ReceiptCode> next)
      implements SessionState {}

  /** The rating is on disk, and the citizen is thanked. */
  record Thanked(Offer offer, long until, Optional<ReceiptCode> next) implements SessionState {}

  /** A receipt or a rating was not taken, and the reason is shown. */
  record Refused(Refusal refusal, long until) implements SessionState {}
}
