package org.haochaping.terminal.session;

import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.receipt.ReceiptCode;

/** What is to be done because of an event; to be done in order. */
public sealed interface SessionEffect {

  /** Write this; nobody waits for it. */
  record Append(JournalBody body) implements SessionEffect {}

  /** Write this and answer {@link SessionEvent.Committed} or {@link SessionEvent.WriteFailed}. */
  record AppendRating(JournalBody.Rated body) implements SessionEffect {}

  /** Look whether this receipt's case was rated here and answer {@code RatedBefore}. */
  record AskRated(ReceiptCode receipt) implements SessionEffect {}

  /** Show this state. */
  record Show(SessionState state) implements SessionEffect {}

  /** A key was pressed where nothing was offered; {@code total} since the start. Never a rating. */
  record StrayPress(long total) implements SessionEffect {}
}
