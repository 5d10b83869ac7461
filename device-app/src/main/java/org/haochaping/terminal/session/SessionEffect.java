package org.haochaping.terminal.session;

import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.CaseQuestion;

/** What is to be done because of an event; to be done in order. */
public sealed interface SessionEffect {

  /** Write this; nobody waits for it. */
  record Append(JournalBody body) implements SessionEffect {}

  /** Write this and answer {@link SessionEvent.Committed} or {@link SessionEvent.WriteFailed}. */
  record AppendRating(JournalBody.Rated body) implements SessionEffect {}

  /** Look whether this case was rated here and answer {@code RatedBefore}. */
  record AskRated(String caseHandle, Offer.Cause cause) implements SessionEffect {}

  /** An invitation that is not offered, and why; for the log alone. */
  record PassedOver(String invitation, String why) implements SessionEffect {}

  /**
   * Ask the gateway about the offer's receipt, if it is there; nobody waits for {@link
   * SessionEvent.Told}.
   */
  record AskHall(CaseQuestion question) implements SessionEffect {}

  /** Show this state. */
  record Show(SessionState state) implements SessionEffect {}

  /**
   * A press that was used for nothing, because nothing was offered or because another screen was
   * there a moment ago. Never a rating.
   *
   * @param total so many of both since the start
   * @param early whether it was the latter, a slip of whoever was answering
   */
  record StrayPress(long total, boolean early) implements SessionEffect {}
}
