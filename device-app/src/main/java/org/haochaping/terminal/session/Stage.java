package org.haochaping.terminal.session;

import java.time.Duration;
import java.util.Optional;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.AskHall;
import org.haochaping.terminal.session.SessionEffect.Show;
import org.haochaping.terminal.session.SessionState.Answered;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;

/** What is on the screen, and how one thing follows another there; each change is shown. */
final class Stage {
  private final Settling settling = new Settling();
  private final Waiting waiting = new Waiting();

  private SessionRules rules;
  private SessionState state = new Idle();
  private long offers;
  private Optional<OfferId> hallRatedOn = Optional.empty();

  Stage(SessionRules rules) {
    this.rules = rules;
  }

  SessionState state() {
    return state;
  }

  SessionRules rules() {
    return rules;
  }

  SessionTimes times() {
    return rules.times();
  }

  Waiting waiting() {
    return waiting;
  }

  /** Holds for what is offered from now on. */
  void rule(SessionRules anew) {
    rules = anew;
  }

  /** Whoever this offer is made to has rated the hall today, and is not asked to again. */
  void hallIsRated(Offer offer) {
    hallRatedOn = Optional.of(offer.id());
  }

  /** Whether what is pressed now may be meant for what is shown now. */
  boolean isSettled(Moment now) {
    return settling.isOver(now);
  }

  void become(SessionState next, Turn turn) {
    become(next, turn.now());
    turn.add(new Show(next));
  }

  private void become(SessionState next, Moment now) {
    settling.changed(state, next, rules.times(), now);
    state = next;
  }

  /** The same offer, its time anew; the screen stays as it is. */
  void prolong(Offered offered, Turn turn) {
    state = new Offered(offered.offer(), turn.after(rules.times().offered()));
  }

  /** Writes the end of whatever is there; the caller decides what comes after it. */
  void leave(String why, Turn turn) {
    SessionEntries.left(state, why, turn.now()).forEach(turn::write);
  }

  void offer(Cause cause, About about, Turn turn) {
    offers++;
    waiting.offered(cause, turn);
    int window = cause.receipt().map(ReceiptCode::window).orElse(rules.window());
    Offer offer =
        new Offer(
            OfferId.of(turn.now().boot(), offers), cause, about, window, window != rules.window());
    turn.write(SessionEntries.offered(offer, turn.now()));
    Duration time = about == About.HALL ? rules.times().hall() : rules.times().offered();
    become(new Offered(offer, turn.after(time)), turn);
    offer.question().map(AskHall::new).ifPresent(turn::add);
  }

  /** Offers what waits, or the hall itself after a case's thanks; else nobody is there. */
  void next(Turn turn) {
    Optional<Cause> next = waiting.take(turn);
    if (next.isPresent()) {
      offer(next.get(), Offer.aboutOf(next.get()), turn);
    } else if (state instanceof Thanked thanked && isHallAskedAfter(thanked.offer())) {
      offer(thanked.offer().cause(), About.HALL, turn);
    } else {
      become(new Idle(), turn);
    }
  }

  void thank(Answered by, long seq, Turn turn) {
    become(
        new Thanked(
            by.offer(),
            by.level(),
            seq,
            rules.times().thanks(),
            turn.after(rules.times().thanks())),
        turn);
    if (isHallAskedAfter(by.offer())) {
      // Once more: what this person said of the hall a moment ago had to reach the gateway first.
      by.offer().question().map(AskHall::new).ifPresent(turn::add);
    }
  }

  private boolean isHallAskedAfter(Offer offer) {
    return rules.offers().hallRating()
        && offer.isOfACase()
        && !hallRatedOn.equals(Optional.of(offer.id()));
  }

  void refuse(Refusal refusal, Turn turn) {
    become(new Refused(refusal, turn.after(rules.times().refused())), turn);
  }

  /** Ends whatever is there and offers nothing more; nobody looks, so nothing is shown. */
  void stop(Turn turn) {
    leave("left", turn);
    waiting.clear("left", turn);
    become(new Idle(), turn.now());
  }
}
