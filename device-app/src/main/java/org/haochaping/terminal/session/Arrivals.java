package org.haochaping.terminal.session;

import java.util.Optional;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.AskHall;
import org.haochaping.terminal.session.SessionEffect.PassedOver;
import org.haochaping.terminal.session.SessionEvent.RatedBefore;
import org.haochaping.terminal.session.SessionState.Answered;
import org.haochaping.terminal.session.SessionState.Attended;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;

/**
 * What the scanner and the window's system bring: receipts and invitations, and what they begin.
 */
final class Arrivals {
  private final ReceiptCheck receipts;
  private final Unconfirmed unconfirmed;
  private final Stage stage;
  private final LookUps lookUps = new LookUps();

  Arrivals(ReceiptCheck receipts, Unconfirmed unconfirmed, Stage stage) {
    this.receipts = receipts;
    this.unconfirmed = unconfirmed;
    this.stage = stage;
  }

  void scanned(String text, Turn turn) {
    ReceiptCheck.Outcome outcome = receipts.check(text, turn.now());
    outcome.refusal().ifPresent(refusal -> refuse(refusal, turn));
    outcome.receipt().ifPresent(receipt -> named(receipt, Cause.receipt(receipt, text), turn));
  }

  /** A good receipt, scanned or sent by the window's system. */
  private void named(ReceiptCode receipt, Cause cause, Turn turn) {
    if (stage.state() instanceof Offered offered
        && offered.offer().about() == About.WINDOW
        && offered.offer().isFor(receipt)) {
      // The same receipt again, because the beam saw it twice: the same offer, its time anew.
      if (!cause.isByInvitation()) {
        lookUps.forgetScanned();
      }
      stage.prolong(offered, turn);
      if (!offered.offer().isNamed()) {
        offered.offer().question().map(AskHall::new).ifPresent(turn::add);
      }
    } else {
      lookUps.begin(receipt.caseHandle(), cause, turn);
    }
  }

  void invited(Invitation invitation, Turn turn) {
    if (turn.now().trusted() && !turn.now().wall().isBefore(invitation.expires())) {
      turn.add(new PassedOver(invitation.id(), "expired"));
    } else if (invitation.withdrawn()) {
      withdrawn(invitation.id(), turn);
    } else if (invitation.receipt().isPresent()) {
      invitedWith(invitation.receipt().get(), invitation, turn);
    } else {
      Cause cause = Cause.invitation(invitation, Optional.empty());
      if (stage.state() instanceof Offered there && there.offer().about() == About.CONSULTATION) {
        turn.add(new PassedOver(invitation.id(), "a consultation is asked about"));
      } else if (stage.state() instanceof Attended || isScanFirst()) {
        stage.waiting().put(cause, turn);
      } else {
        stage.offer(cause, About.CONSULTATION, turn);
      }
    }
  }

  private void invitedWith(String text, Invitation invitation, Turn turn) {
    ReceiptCheck.Outcome outcome = receipts.check(text, turn.now());
    if (outcome.receipt().isPresent()) {
      named(outcome.receipt().get(), Cause.invitation(invitation, outcome.receipt()), turn);
    } else if (stage.state() instanceof Attended || isScanFirst()) {
      // A mistake of the window's system is not for the eyes of whoever stands here.
      turn.add(new PassedOver(invitation.id(), outcome.refusal().orElseThrow().word()));
    } else {
      refuse(outcome.refusal().orElseThrow(), turn);
    }
  }

  /** Wherever that invitation is: looked up, waiting or on the screen. */
  private void withdrawn(String id, Turn turn) {
    lookUps.withdraw(id);
    stage.waiting().withdraw(id);
    if (stage.state() instanceof Offered offered && offered.offer().cause().isInvitation(id)) {
      stage.leave("withdrawn", turn);
      stage.next(turn);
    }
  }

  /** Whether the case that was asked for is rated is known now. */
  void answered(RatedBefore answer, Turn turn) {
    Cause cause = answer.cause();
    boolean behindAScan =
        isScanFirst() || (lookUps.isBehindAScan(cause) && stage.state() instanceof Offered);
    if (!lookUps.end(cause)) {
      return;
    }
    ReceiptCode receipt = cause.receipt().orElseThrow();
    Optional<Refusal> refusal = refusalOf(receipt, answer.rated());
    SessionState state = stage.state();
    boolean isThere = state instanceof Attended attended && attended.offer().isFor(receipt);
    if (refusal.isPresent() && isThere && !cause.isByInvitation()) {
      return; // it lies under the scanner while its owner gives reasons or is thanked
    }
    // A person with another receipt need not wait for thanks, a window's system has to.
    boolean later =
        state instanceof Rated
            || (cause.isByInvitation() && (state instanceof Answered || behindAScan));
    if (refusal.isPresent()
        && cause.isByInvitation()
        && (state instanceof Attended || behindAScan)) {
      turn.add(new PassedOver(cause.invitation().orElseThrow(), refusal.get().word()));
    } else if (refusal.isPresent()) {
      refuse(refusal.get(), turn);
    } else if (later) {
      stage.waiting().put(cause, turn);
    } else {
      stage.leave("replaced", turn);
      stage.offer(cause, About.WINDOW, turn);
    }
  }

  /**
   * What the gateway says of the case counts while nobody has pressed; after that its rules decide.
   * What it says of the hall's own rating counts until that is asked for.
   */
  void told(CaseAnswer answer, Turn turn) {
    if (!(stage.state() instanceof Attended there)
        || !there.offer().id().value().equals(answer.id())) {
      return;
    }
    if (answer.hallRated()) {
      stage.hallIsRated(there.offer());
    }
    if (!(there instanceof Offered offered)) {
      return;
    }
    Optional<Refusal> refusal = Refusal.of(answer.standing());
    Offer named = offered.offer().named(answer);
    if (refusal.isPresent()) {
      stage.leave(answer.standing().wireName(), turn);
      stage.refuse(refusal.get(), turn);
    } else if (!named.equals(offered.offer())) {
      stage.become(new Offered(named, offered.until()), turn);
    }
  }

  /** Why a receipt is not offered: one rating of a case is enough, and one on its way may be it. */
  private Optional<Refusal> refusalOf(ReceiptCode receipt, boolean rated) {
    boolean now = stage.state() instanceof Answered answered && answered.offer().isFor(receipt);
    return rated || now
        ? Optional.of(Refusal.ALREADY_RATED)
        : Optional.of(Refusal.UNCONFIRMED).filter(any -> unconfirmed.isFor(receipt));
  }

  private void refuse(Refusal refusal, Turn turn) {
    if (stage.state() instanceof Rated) {
      return; // what becomes of the rating is worth more than a bad code
    }
    if (refusal == Refusal.UNREADABLE && stage.state() instanceof Attended) {
      return; // noise on the scanner's line takes no offer, question or thanks away
    }
    lookUps.forgetScanned();
    // Somebody holds another receipt: the offer before it must not be answered by this person.
    stage.leave("replaced", turn);
    stage.refuse(refusal, turn);
  }

  /** Somebody scanned and stands there; that goes before any invitation. */
  private boolean isScanFirst() {
    return stage.waiting().hasReceipt() || lookUps.hasScanned();
  }

  /** Whatever is still looked up is not to be offered. */
  void forget(Turn turn) {
    lookUps.clear("left", turn);
  }
}
