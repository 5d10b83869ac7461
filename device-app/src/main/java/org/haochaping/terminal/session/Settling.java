package org.haochaping.terminal.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.session.SessionState.Attended;
import org.haochaping.terminal.session.SessionState.Idle;

/**
 * Knows whether the screen has been there long enough to be what a press is meant for. A screen
 * that comes up before somebody who presses, because another one was there a moment ago or because
 * a press or touch began it, needs that time; an offer by a receipt where nobody was does not. A
 * double press, a double tap or a choice made too late is thereby no answer to the next question.
 */
final class Settling {
  private OptionalLong lastLeft = OptionalLong.empty();
  private OptionalLong settledAt = OptionalLong.empty();

  /** One state follows another; where both are the same screen, nothing changes. */
  void changed(SessionState before, SessionState after, SessionTimes times, Moment now) {
    Optional<Offer> left = offerOf(before);
    // An offer that learns its case's name is the same one: what is pressed is meant for it.
    boolean same =
        before.getClass().equals(after.getClass())
            && left.map(Offer::id).equals(offerOf(after).map(Offer::id));
    if (same) {
      return;
    }
    long at = now.monotonicMillis();
    long settle = times.settle().toMillis();
    if (!(before instanceof Idle)) {
      lastLeft = OptionalLong.of(at);
    }
    boolean justLeft = lastLeft.isPresent() && at - lastLeft.getAsLong() < settle;
    boolean begunByHand = left.isEmpty() && offerOf(after).filter(Offer::isByHand).isPresent();
    // An idle screen may take a press for the beginning of something.
    boolean ended = after instanceof Idle;
    if (begunByHand || ended || (justLeft && offerOf(after).isPresent())) {
      settledAt = OptionalLong.of(at + settle);
    }
  }

  /** Whether a press now may be meant for what is shown now. */
  boolean isOver(Moment now) {
    return settledAt.isEmpty() || now.monotonicMillis() >= settledAt.getAsLong();
  }

  private static Optional<Offer> offerOf(SessionState state) {
    return state instanceof Attended attended ? Optional.of(attended.offer()) : Optional.empty();
  }
}
