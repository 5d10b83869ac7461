package org.haochaping.terminal.session;

import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;

/** What can happen to a session. */
public sealed interface SessionEvent {

  /** A scanner delivered a text. */
  record Scanned(String text) implements SessionEvent {}

  /** The answer to {@link SessionEffect.AskRated}. */
  record RatedBefore(ReceiptCode receipt, boolean rated) implements SessionEvent {}

  /**
   * Somebody pressed a level.
   *
   * @param input {@code touch}, {@code key} or {@code keypad}
   */
  record Pressed(SatisfactionLevel level, String input) implements SessionEvent {}

  /** The rating of that offer is on disk. */
  record Committed(OfferId offer) implements SessionEvent {}

  /** The rating of that offer could not be written. */
  record WriteFailed(OfferId offer) implements SessionEvent {}

  /** Time went by; due when {@link Session#deadline()} has passed, harmless at any other time. */
  record Ticked() implements SessionEvent {}

  /** The program ends. */
  record Stopped() implements SessionEvent {}
}
