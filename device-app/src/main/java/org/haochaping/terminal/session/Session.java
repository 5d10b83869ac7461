package org.haochaping.terminal.session;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.session.SessionEvent.ByHand;
import org.haochaping.terminal.session.SessionEvent.Committed;
import org.haochaping.terminal.session.SessionEvent.Invited;
import org.haochaping.terminal.session.SessionEvent.RatedBefore;
import org.haochaping.terminal.session.SessionEvent.Ruled;
import org.haochaping.terminal.session.SessionEvent.Scanned;
import org.haochaping.terminal.session.SessionEvent.Stopped;
import org.haochaping.terminal.session.SessionEvent.Told;
import org.haochaping.terminal.session.SessionEvent.WriteFailed;
import org.haochaping.terminal.session.SessionState.Rated;

/**
 * The session at one window: an event comes in with the time at which it happened, effects go out.
 * It promises that only a press makes a rating, that thanks follow a commit only, that of an
 * offer's choices the last counts and each is written, that a press meant for the screen before is
 * used for nothing, and that an offer nobody answers ends as declined. Not thread-safe: one thread
 * owns it.
 */
public final class Session {
  private final Stage stage;
  private final Arrivals arrivals;
  private final Answers answers;

  /** An idle session. */
  public Session(ReceiptCheck receipts, SessionRules rules) {
    Unconfirmed unconfirmed = new Unconfirmed();
    this.stage = new Stage(rules);
    this.arrivals = new Arrivals(receipts, unconfirmed, stage);
    this.answers = new Answers(unconfirmed, stage);
  }

  /** Where it is. */
  public SessionState state() {
    return stage.state();
  }

  /** Which keys do something now. */
  public Set<SatisfactionLevel> validKeys() {
    return ValidKeys.in(stage.state(), stage.rules().offers());
  }

  /** When a {@code TimeWentBy} is due, in milliseconds of the boot's monotonic clock. */
  public OptionalLong deadline() {
    return stage.state().deadline();
  }

  /** Takes one event, and says what is to be done, in order. */
  public List<SessionEffect> on(SessionEvent event, Moment now) {
    Turn turn = new Turn(now);
    OptionalLong deadline = deadline();
    if (deadline.isPresent() && now.monotonicMillis() >= deadline.getAsLong()) {
      over(turn);
    }
    if (event instanceof ByHand act) {
      answers.byHand(act, turn);
    } else if (event instanceof Scanned scanned) {
      arrivals.scanned(scanned.text(), turn);
    } else if (event instanceof Invited invited) {
      arrivals.invited(invited.invitation(), turn);
    } else if (event instanceof RatedBefore answer) {
      arrivals.answered(answer, turn);
    } else if (event instanceof Told told) {
      arrivals.told(told.answer(), turn);
    } else if (event instanceof Committed committed) {
      answers.committed(committed, turn);
    } else if (event instanceof WriteFailed failed) {
      answers.writeFailed(failed.offer(), turn);
    } else if (event instanceof Ruled ruled) {
      stage.rule(ruled.rules());
    } else if (event instanceof Stopped) {
      arrivals.forget(turn);
      stage.stop(turn);
    }
    return turn.effects();
  }

  /** The time of what is there is over. */
  private void over(Turn turn) {
    SessionState state = stage.state();
    if (state instanceof Rated rated) {
      answers.unconfirmed(rated, turn);
    } else {
      // Whoever gives no reasons any more has left: no thanks that another could change a level in.
      stage.leave("timeout", turn);
      stage.next(turn);
    }
  }
}
