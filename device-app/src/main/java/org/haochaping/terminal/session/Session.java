package org.haochaping.terminal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.terminal.session.SessionEffect.Append;
import org.haochaping.terminal.session.SessionEffect.AppendRating;
import org.haochaping.terminal.session.SessionEffect.AskRated;
import org.haochaping.terminal.session.SessionEffect.Show;
import org.haochaping.terminal.session.SessionEffect.StrayPress;
import org.haochaping.terminal.session.SessionEvent.Committed;
import org.haochaping.terminal.session.SessionEvent.Pressed;
import org.haochaping.terminal.session.SessionEvent.RatedBefore;
import org.haochaping.terminal.session.SessionEvent.Scanned;
import org.haochaping.terminal.session.SessionEvent.Stopped;
import org.haochaping.terminal.session.SessionEvent.WriteFailed;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;

/**
 * The session at one window: an event comes in with the time at which it happened, effects go out.
 * It promises that only a press makes a rating, that an offer has one rating at most, that thanks
 * follow a commit only, and that an offer nobody answers ends as declined. Not thread-safe: one
 * thread owns it.
 */
public final class Session {
  private final ReceiptCheck receipts;
  private final SessionTimes times;

  private SessionState state = new Idle();
  private Optional<ReceiptCode> asked = Optional.empty();
  private long offers;
  private long strayPresses;

  /** An idle session. */
  public Session(ReceiptCheck receipts, SessionTimes times) {
    this.receipts = receipts;
    this.times = times;
  }

  /** Where it is. */
  public SessionState state() {
    return state;
  }

  /** When a {@code Ticked} is due, in milliseconds of the boot's monotonic clock. */
  public OptionalLong deadline() {
    if (state instanceof Offered offered) {
      return OptionalLong.of(offered.until());
    }
    if (state instanceof Thanked thanked) {
      return OptionalLong.of(thanked.until());
    }
    if (state instanceof Refused refused) {
      return OptionalLong.of(refused.until());
    }
    return OptionalLong.empty();
  }

  /** Takes one event, and says what is to be done, in order. */
  public List<SessionEffect> on(SessionEvent event, Moment now) {
    List<SessionEffect> out = new ArrayList<>();
    endIfOver(now, out);
    if (event instanceof Scanned scanned) {
      scanned(scanned.text(), now, out);
    } else if (event instanceof RatedBefore answer) {
      answered(answer, now, out);
    } else if (event instanceof Pressed pressed) {
      pressed(pressed, now, out);
    } else if (event instanceof Committed committed) {
      committed(committed.offer(), now, out);
    } else if (event instanceof WriteFailed failed) {
      writeFailed(failed.offer(), now, out);
    } else if (event instanceof Stopped) {
      leave("left", now, out);
      state = new Idle();
    }
    return out;
  }

  private void endIfOver(Moment now, List<SessionEffect> out) {
    OptionalLong deadline = deadline();
    if (deadline.isEmpty() || now.monotonicMillis() < deadline.getAsLong()) {
      return;
    }
    Optional<ReceiptCode> next =
        state instanceof Thanked thanked ? thanked.next() : Optional.empty();
    leave("timeout", now, out);
    if (next.isPresent()) {
      offer(next.get(), now, out);
    } else {
      become(new Idle(), out);
    }
  }

  private void scanned(String text, Moment now, List<SessionEffect> out) {
    ReceiptCheck.Outcome outcome = receipts.check(text, now);
    if (outcome.refusal().isPresent()) {
      refuse(outcome.refusal().get(), now, out);
    } else if (outcome.receipt().isPresent()) {
      ReceiptCode receipt = outcome.receipt().get();
      if (state instanceof Offered offered && offered.offer().isFor(receipt)) {
        // The same receipt again, because the beam saw it twice: the same offer, its time anew.
        asked = Optional.empty();
        state = new Offered(offered.offer(), after(times.offered(), now));
      } else {
        asked = Optional.of(receipt);
        out.add(new AskRated(receipt));
      }
    }
  }

  private void answered(RatedBefore answer, Moment now, List<SessionEffect> out) {
    ReceiptCode receipt = answer.receipt();
    if (!asked.equals(Optional.of(receipt))) {
      return; // another receipt came after it
    }
    asked = Optional.empty();
    if (state instanceof Rated rated) {
      // The case that is being written needs no second offer; any other one waits its turn.
      if (!answer.rated() && !rated.offer().isFor(receipt)) {
        state = new Rated(rated.offer(), rated.level(), Optional.of(receipt));
      }
    } else if (answer.rated()
        || (state instanceof Thanked thanked && thanked.offer().isFor(receipt))) {
      refuse(Refusal.ALREADY_RATED, now, out);
    } else {
      leave("replaced", now, out);
      offer(receipt, now, out);
    }
  }

  private void pressed(Pressed press, Moment now, List<SessionEffect> out) {
    if (!(state instanceof Offered offered)) {
      strayPresses++;
      out.add(new StrayPress(strayPresses));
      return;
    }
    Offer offer = offered.offer();
    ReceiptCode receipt = offer.receipt();
    out.add(
        new AppendRating(
            new JournalBody.Rated(
                now,
                offer.id(),
                press.level(),
                press.input(),
                Optional.of(receipt.caseHandle()),
                receipt.batch(),
                receipt.window(),
                OptionalLong.empty())));
    become(new Rated(offer, press.level(), Optional.empty()), out);
  }

  private void committed(OfferId id, Moment now, List<SessionEffect> out) {
    if (state instanceof Rated rated && rated.offer().id().equals(id)) {
      become(new Thanked(rated.offer(), after(times.thanks(), now), rated.next()), out);
    }
  }

  private void writeFailed(OfferId id, Moment now, List<SessionEffect> out) {
    if (state instanceof Rated rated && rated.offer().id().equals(id)) {
      become(new Refused(Refusal.NOT_SAVED, after(times.refused(), now)), out);
    }
  }

  private void refuse(Refusal refusal, Moment now, List<SessionEffect> out) {
    if (state instanceof Rated) {
      return; // what becomes of the rating is worth more than a bad code
    }
    if (refusal == Refusal.UNREADABLE && state instanceof Offered) {
      return; // noise on the scanner's line must not take an offer away
    }
    asked = Optional.empty();
    // Somebody holds another receipt: the offer before it must not be answered by this person.
    leave("replaced", now, out);
    become(new Refused(refusal, after(times.refused(), now)), out);
  }

  private void offer(ReceiptCode receipt, Moment now, List<SessionEffect> out) {
    offers++;
    Offer offer = new Offer(OfferId.of(now.boot(), offers), receipt);
    out.add(
        new Append(
            new JournalBody.Offered(
                now,
                offer.id(),
                "receipt",
                Optional.of(receipt.caseHandle()),
                receipt.batch(),
                receipt.window())));
    become(new Offered(offer, after(times.offered(), now)), out);
  }

  /** Writes the end of whatever is there; the caller decides what comes after it. */
  private void leave(String why, Moment now, List<SessionEffect> out) {
    if (state instanceof Offered offered) {
      out.add(new Append(new JournalBody.Declined(now, offered.offer().id(), why)));
    } else if (state instanceof Thanked thanked) {
      out.add(new Append(new JournalBody.Closed(now, thanked.offer().id())));
    }
  }

  private void become(SessionState next, List<SessionEffect> out) {
    state = next;
    out.add(new Show(next));
  }

  private static long after(Duration time, Moment now) {
    return now.monotonicMillis() + time.toMillis();
  }
}
