package org.haochaping.terminal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.Append;
import org.haochaping.terminal.session.SessionEffect.AppendRating;
import org.haochaping.terminal.session.SessionEffect.AskHall;
import org.haochaping.terminal.session.SessionEffect.AskRated;
import org.haochaping.terminal.session.SessionEffect.PassedOver;
import org.haochaping.terminal.session.SessionEffect.Show;
import org.haochaping.terminal.session.SessionEffect.StrayPress;
import org.haochaping.terminal.session.SessionEvent.Asked;
import org.haochaping.terminal.session.SessionEvent.ByHand;
import org.haochaping.terminal.session.SessionEvent.Committed;
import org.haochaping.terminal.session.SessionEvent.Explained;
import org.haochaping.terminal.session.SessionEvent.Invited;
import org.haochaping.terminal.session.SessionEvent.Pressed;
import org.haochaping.terminal.session.SessionEvent.RatedBefore;
import org.haochaping.terminal.session.SessionEvent.Ruled;
import org.haochaping.terminal.session.SessionEvent.Scanned;
import org.haochaping.terminal.session.SessionEvent.Skipped;
import org.haochaping.terminal.session.SessionEvent.Stopped;
import org.haochaping.terminal.session.SessionEvent.Ticked;
import org.haochaping.terminal.session.SessionEvent.Told;
import org.haochaping.terminal.session.SessionEvent.WriteFailed;
import org.haochaping.terminal.session.SessionState.Answered;
import org.haochaping.terminal.session.SessionState.Attended;
import org.haochaping.terminal.session.SessionState.Explaining;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;

/**
 * The session at one window: an event comes in with the time at which it happened, effects go out.
 * It promises that only a press makes a rating, that thanks follow a commit only, that of an
 * offer's choices the last counts and each is written, that a press meant for the screen before is
 * used for nothing, and that an offer nobody answers ends as declined. Not thread-safe: one thread
 * owns it.
 */
public final class Session {
  private final ReceiptCheck receipts;
  private final Settling settling = new Settling();
  private final Unconfirmed unconfirmed = new Unconfirmed();
  private final Waiting waiting = new Waiting();

  private SessionRules rules;
  private SessionState state = new Idle();
  private Optional<Cause> asked = Optional.empty();
  private long offers;
  private long strayPresses;

  /** An idle session. */
  public Session(ReceiptCheck receipts, SessionRules rules) {
    this.receipts = receipts;
    this.rules = rules;
  }

  /** Where it is. */
  public SessionState state() {
    return state;
  }

  /** Which keys do something now. */
  public Set<SatisfactionLevel> validKeys() {
    return ValidKeys.in(state, rules.offers());
  }

  /** When a {@code TimeWentBy} is due, in milliseconds of the boot's monotonic clock. */
  public OptionalLong deadline() {
    return state.deadline();
  }

  /** Takes one event, and says what is to be done, in order. */
  public List<SessionEffect> on(SessionEvent event, Moment now) {
    List<SessionEffect> out = new ArrayList<>();
    endIfOver(now, out);
    if (event instanceof ByHand && !settling.isOver(now)) {
      stray(true, out); // meant for the screen before
    } else if (event instanceof Scanned scanned) {
      scanned(scanned.text(), now, out);
    } else if (event instanceof Invited invited) {
      invited(invited.invitation(), now, out);
    } else if (event instanceof RatedBefore answer) {
      answered(answer, now, out);
    } else if (event instanceof Told told) {
      told(told.answer(), now, out);
    } else if (event instanceof Pressed pressed) {
      pressed(pressed, now, out);
    } else if (event instanceof Asked) {
      offerWithoutReceipt(now, out);
    } else if (event instanceof Ticked ticked) {
      explain(explanation -> explanation.toggled(ticked.code()), now, out);
    } else if (event instanceof Explained) {
      explained(true, now, out);
    } else if (event instanceof Skipped) {
      explained(false, now, out);
    } else if (event instanceof Committed committed) {
      committed(committed, now, out);
    } else if (event instanceof WriteFailed failed) {
      writeFailed(failed.offer(), now, out);
    } else if (event instanceof Ruled ruled) {
      rules = ruled.rules();
    } else if (event instanceof Stopped) {
      leave("left", now, out);
      asked = Optional.empty();
      waiting.clear("left", out);
      settling.changed(state, new Idle(), rules.times(), now);
      state = new Idle();
    }
    return out;
  }

  private void endIfOver(Moment now, List<SessionEffect> out) {
    OptionalLong deadline = deadline();
    if (deadline.isEmpty() || now.monotonicMillis() < deadline.getAsLong()) {
      return;
    }
    if (state instanceof Rated rated) {
      // Whoever pressed is told that nobody knows yet; the entry's end is written when it is known.
      unconfirmed.add(rated);
      out.add(new Append(Unconfirmed.alarm(rules.times(), now)));
      boolean change = rated.replaces().isPresent();
      becomeRefused(change ? Refusal.CHANGE_UNCONFIRMED : Refusal.UNCONFIRMED, now, out);
      return;
    }
    if (state instanceof Explaining) {
      // What was ticked was meant; that nobody confirmed it any more takes nothing away.
      explained(true, now, out);
      return;
    }
    SessionState over = state;
    leave("timeout", now, out);
    Optional<Cause> next = waiting.take(now, out);
    if (next.isPresent()) {
      offer(next.get(), Offer.aboutOf(next.get()), now, out);
    } else if (over instanceof Thanked thanked
        && rules.offers().hallRating()
        && thanked.offer().isOfACase()) {
      offer(thanked.offer().cause(), About.HALL, now, out);
    } else {
      become(new Idle(), now, out);
    }
  }

  private void scanned(String text, Moment now, List<SessionEffect> out) {
    ReceiptCheck.Outcome outcome = receipts.check(text, now);
    outcome.refusal().ifPresent(refusal -> refuse(refusal, now, out));
    outcome.receipt().ifPresent(receipt -> named(receipt, Cause.receipt(receipt, text), now, out));
  }

  /** A good receipt, scanned or sent by the window's system. */
  private void named(ReceiptCode receipt, Cause cause, Moment now, List<SessionEffect> out) {
    if (state instanceof Offered offered
        && offered.offer().about() == About.WINDOW
        && offered.offer().isFor(receipt)) {
      // The same receipt again, because the beam saw it twice: the same offer, its time anew.
      asked = Optional.empty();
      state = new Offered(offered.offer(), after(rules.times().offered(), now));
      if (!offered.offer().isNamed()) {
        offered.offer().question().map(AskHall::new).ifPresent(out::add);
      }
    } else {
      asked = Optional.of(cause);
      out.add(new AskRated(receipt.caseHandle(), cause));
    }
  }

  private void invited(Invitation invitation, Moment now, List<SessionEffect> out) {
    if (now.trusted() && !now.wall().isBefore(invitation.expires())) {
      out.add(new PassedOver(invitation.id(), "expired"));
    } else if (invitation.withdrawn()) {
      withdrawn(invitation.id(), now, out);
    } else if (invitation.receipt().isPresent()) {
      ReceiptCheck.Outcome outcome = receipts.check(invitation.receipt().get(), now);
      if (outcome.receipt().isPresent()) {
        ReceiptCode receipt = outcome.receipt().get();
        named(receipt, Cause.invitation(invitation, outcome.receipt()), now, out);
      } else if (state instanceof Attended) {
        // A mistake of the window's system is not for the eyes of whoever stands here.
        out.add(new PassedOver(invitation.id(), outcome.refusal().orElseThrow().word()));
      } else {
        refuse(outcome.refusal().orElseThrow(), now, out);
      }
    } else {
      Cause cause = Cause.invitation(invitation, Optional.empty());
      if (state instanceof Answered || waiting.hasReceipt()) {
        waiting.put(cause, out);
      } else if (state instanceof Offered) {
        out.add(new PassedOver(invitation.id(), "something else is offered"));
      } else {
        offer(cause, About.CONSULTATION, now, out);
      }
    }
  }

  /** Wherever that invitation is: looked up, waiting or on the screen. */
  private void withdrawn(String id, Moment now, List<SessionEffect> out) {
    asked = asked.filter(cause -> !cause.isInvitation(id));
    waiting.withdraw(id);
    if (state instanceof Offered offered && offered.offer().cause().isInvitation(id)) {
      leave("withdrawn", now, out);
      become(new Idle(), now, out);
    }
  }

  private void answered(RatedBefore answer, Moment now, List<SessionEffect> out) {
    Cause cause = answer.cause();
    if (!asked.equals(Optional.of(cause))) {
      return; // another receipt came after it, or it was taken back
    }
    asked = Optional.empty();
    Optional<Refusal> refusal = refusalOf(cause.receipt().orElseThrow(), answer.rated());
    // A person with another receipt need not wait for thanks, a window's system has to.
    boolean later =
        state instanceof Rated
            || (cause.isByInvitation() && (state instanceof Answered || waiting.hasReceipt()));
    if (refusal.isPresent() && cause.isByInvitation() && state instanceof Attended) {
      out.add(new PassedOver(cause.invitation().orElseThrow(), refusal.get().word()));
    } else if (refusal.isPresent()) {
      refuse(refusal.get(), now, out);
    } else if (later) {
      waiting.put(cause, out);
    } else {
      leave("replaced", now, out);
      offer(cause, About.WINDOW, now, out);
    }
  }

  /** What the gateway says counts while nobody has pressed; after that its rules decide. */
  private void told(CaseAnswer answer, Moment now, List<SessionEffect> out) {
    if (!(state instanceof Offered offered) || !offered.offer().id().value().equals(answer.id())) {
      return;
    }
    Optional<Refusal> refusal = Refusal.of(answer.standing());
    Offer named = offered.offer().named(answer);
    if (refusal.isPresent()) {
      leave(answer.standing().wireName(), now, out);
      becomeRefused(refusal.get(), now, out);
    } else if (!named.equals(offered.offer())) {
      become(new Offered(named, offered.until()), now, out);
    }
  }

  /** Why a receipt is not offered: one rating of a case is enough, and one on its way may be it. */
  private Optional<Refusal> refusalOf(ReceiptCode receipt, boolean rated) {
    boolean now = state instanceof Answered answered && answered.offer().isFor(receipt);
    return rated || now
        ? Optional.of(Refusal.ALREADY_RATED)
        : Optional.of(Refusal.UNCONFIRMED).filter(any -> unconfirmed.isFor(receipt));
  }

  private void pressed(Pressed press, Moment now, List<SessionEffect> out) {
    if (state instanceof Offered offered) {
      rate(offered.offer(), press, OptionalLong.empty(), now, out);
    } else if (state instanceof Explaining explaining && !press.input().equals("touch")) {
      keyed(KeyedReasons.of(explaining.explanation(), press.level()), now, out);
    } else if (state instanceof Thanked thanked && press.level() != thanked.level()) {
      rate(thanked.offer(), press, OptionalLong.of(thanked.seq()), now, out);
    } else if (!(state instanceof Thanked || state instanceof Explaining)
        && !offerWithoutReceipt(now, out)) {
      stray(false, out);
    }
  }

  /** Offers, on an idle screen and where the hall allows it; says whether it did. */
  private boolean offerWithoutReceipt(Moment now, List<SessionEffect> out) {
    boolean consultation = rules.offers().consultation();
    if (!(state instanceof Idle) || !(consultation || rules.offers().firstPress())) {
      return false;
    }
    offer(Cause.press(), consultation ? About.CONSULTATION : About.WINDOW, now, out);
    return true;
  }

  private void stray(boolean early, List<SessionEffect> out) {
    strayPresses++;
    out.add(new StrayPress(strayPresses, early));
  }

  private void rate(
      Offer offer, Pressed press, OptionalLong replaces, Moment now, List<SessionEffect> out) {
    out.add(new AppendRating(SessionEntries.rated(offer, press, replaces, now)));
    long until = after(rules.times().saving(), now);
    become(new Rated(offer, press.level(), replaces, until), now, out);
  }

  private void keyed(KeyedReasons keyed, Moment now, List<SessionEffect> out) {
    switch (keyed.end()) {
      case NOT_YET -> explain(before -> keyed.after(), now, out);
      case GIVEN -> explained(true, now, out);
      case SKIPPED -> explained(false, now, out);
    }
  }

  private void explain(UnaryOperator<Explanation> change, Moment now, List<SessionEffect> out) {
    if (state instanceof Explaining explaining) {
      become(
          explaining.with(
              change.apply(explaining.explanation()), after(rules.times().reasons(), now)),
          now,
          out);
    }
  }

  private void explained(boolean give, Moment now, List<SessionEffect> out) {
    if (state instanceof Explaining explaining) {
      if (give) {
        SessionEntries.reasons(explaining, now).map(Append::new).ifPresent(out::add);
      }
      thank(explaining, explaining.seq(), now, out);
    }
  }

  private void committed(Committed committed, Moment now, List<SessionEffect> out) {
    if (!(state instanceof Rated rated) || !rated.offer().id().equals(committed.offer())) {
      unconfirmed.committed(committed.offer(), now).ifPresent(end -> out.add(new Append(end)));
      return;
    }
    List<Reason> reasons = rules.reasons().of(rated.level());
    if (reasons.isEmpty() || rated.offer().about() == About.HALL) {
      thank(rated, committed.seq(), now, out);
    } else {
      Explanation none = Explanation.of(rules.reasons(), reasons);
      long until = after(rules.times().reasons(), now);
      become(Explaining.of(rated, committed.seq(), none, until), now, out);
    }
  }

  private void thank(Answered by, long seq, Moment now, List<SessionEffect> out) {
    Duration time = rules.times().thanks();
    become(new Thanked(by.offer(), by.level(), seq, time, after(time, now)), now, out);
  }

  private void writeFailed(OfferId id, Moment now, List<SessionEffect> out) {
    if (!(state instanceof Rated rated) || !rated.offer().id().equals(id)) {
      unconfirmed.failed(id, now).ifPresent(end -> out.add(new Append(end)));
      return;
    }
    out.add(new Append(SessionEntries.notSaved(rated, now)));
    boolean change = rated.replaces().isPresent();
    becomeRefused(change ? Refusal.CHANGE_NOT_SAVED : Refusal.NOT_SAVED, now, out);
  }

  private void refuse(Refusal refusal, Moment now, List<SessionEffect> out) {
    if (state instanceof Rated) {
      return; // what becomes of the rating is worth more than a bad code
    }
    if (refusal == Refusal.UNREADABLE && state instanceof Attended) {
      return; // noise on the scanner's line takes no offer, question or thanks away
    }
    asked = Optional.empty();
    // Somebody holds another receipt: the offer before it must not be answered by this person.
    leave("replaced", now, out);
    becomeRefused(refusal, now, out);
  }

  private void becomeRefused(Refusal refusal, Moment now, List<SessionEffect> out) {
    become(new Refused(refusal, after(rules.times().refused(), now)), now, out);
  }

  private void offer(Cause cause, About about, Moment now, List<SessionEffect> out) {
    offers++;
    waiting.offered(cause, out);
    int window = cause.receipt().map(ReceiptCode::window).orElse(rules.window());
    Offer offer = new Offer(OfferId.of(now.boot(), offers), cause, about, window);
    out.add(new Append(SessionEntries.offered(offer, now)));
    become(new Offered(offer, after(rules.times().offered(), now)), now, out);
    offer.question().map(AskHall::new).ifPresent(out::add);
  }

  /** Writes the end of whatever is there; the caller decides what comes after it. */
  private void leave(String why, Moment now, List<SessionEffect> out) {
    SessionEntries.left(state, why, now).forEach(entry -> out.add(new Append(entry)));
  }

  private void become(SessionState next, Moment now, List<SessionEffect> out) {
    settling.changed(state, next, rules.times(), now);
    state = next;
    out.add(new Show(next));
  }

  private static long after(Duration time, Moment now) {
    return now.monotonicMillis() + time.toMillis();
  }
}
