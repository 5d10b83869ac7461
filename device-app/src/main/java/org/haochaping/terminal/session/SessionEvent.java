package org.haochaping.terminal.session;

import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;

/** What can happen to a session. */
public sealed interface SessionEvent {

  /** Somebody at the window did it, by key or touch, to the screen that was seen. */
  sealed interface ByHand extends SessionEvent {}

  /** A scanner delivered a text. */
  record Scanned(String text) implements SessionEvent {}

  /** The window's own system invites, or takes an invitation back. */
  record Invited(Invitation invitation) implements SessionEvent {}

  /** The answer to {@link SessionEffect.AskRated}. */
  record RatedBefore(Offer.Cause cause, boolean rated) implements SessionEvent {}

  /** The gateway's answer to {@link SessionEffect.AskHall}, whenever it comes. */
  record Told(CaseAnswer answer) implements SessionEvent {}

  /**
   * Somebody pressed a level. On the reasons screen the keys, best to worst, mean up, down, tick,
   * confirm, skip.
   *
   * @param input {@code touch}, {@code key} or {@code keypad}
   */
  record Pressed(SatisfactionLevel level, String input) implements ByHand {}

  /** Somebody touched what begins a rating without a receipt; it names no level. */
  record Asked() implements ByHand {}

  /** A reason was touched. */
  record Ticked(String code) implements ByHand {}

  /** The reasons are given as they are. */
  record Explained() implements ByHand {}

  /** No reasons are given. */
  record Skipped() implements ByHand {}

  /**
   * The rating of that offer is on disk.
   *
   * @param seq its entry in the journal
   */
  record Committed(OfferId offer, long seq) implements SessionEvent {}

  /** The rating of that offer could not be written. */
  record WriteFailed(OfferId offer) implements SessionEvent {}

  /** The hall decided anew; holds for what is offered from now on. */
  record Ruled(SessionRules rules) implements SessionEvent {}

  /** Time went by; due when {@link Session#deadline()} has passed, harmless at any other time. */
  record TimeWentBy() implements SessionEvent {}

  /** The program ends, or a technician takes over. */
  record Stopped() implements SessionEvent {}
}
