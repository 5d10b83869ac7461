package org.haochaping.terminal.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.AppendRating;
import org.haochaping.terminal.session.SessionEffect.StrayPress;
import org.haochaping.terminal.session.SessionEvent.Asked;
import org.haochaping.terminal.session.SessionEvent.ByHand;
import org.haochaping.terminal.session.SessionEvent.Committed;
import org.haochaping.terminal.session.SessionEvent.Pressed;
import org.haochaping.terminal.session.SessionEvent.Skipped;
import org.haochaping.terminal.session.SessionEvent.Ticked;
import org.haochaping.terminal.session.SessionState.Explaining;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Thanked;

/** What people press and touch: ratings, changes of mind, reasons; and how the disk answers. */
final class Answers {
  private final Unconfirmed unconfirmed;
  private final Stage stage;

  private long strayPresses;

  Answers(Unconfirmed unconfirmed, Stage stage) {
    this.unconfirmed = unconfirmed;
    this.stage = stage;
  }

  void byHand(ByHand act, Turn turn) {
    if (!stage.isSettled(turn.now())) {
      stray(true, turn); // meant for the screen before
    } else if (act instanceof Pressed pressed) {
      pressed(pressed, turn);
    } else if (act instanceof Asked) {
      offerWithoutReceipt(turn);
    } else if (act instanceof Ticked ticked) {
      explain(explanation -> explanation.toggled(ticked.code()), turn);
    } else {
      explained(!(act instanceof Skipped), turn);
    }
  }

  private void pressed(Pressed press, Turn turn) {
    SessionState state = stage.state();
    if (state instanceof Offered offered) {
      rate(offered.offer(), press, OptionalLong.empty(), turn);
    } else if (state instanceof Explaining explaining && !press.input().equals("touch")) {
      keyed(KeyedReasons.of(explaining.explanation(), press.level()), turn);
    } else if (state instanceof Thanked thanked && press.level() != thanked.level()) {
      rate(thanked.offer(), press, OptionalLong.of(thanked.seq()), turn);
    } else if (!(state instanceof Thanked || state instanceof Explaining)
        && !offerWithoutReceipt(turn)) {
      stray(false, turn);
    }
  }

  /** Offers, on an idle screen and where the hall allows it; says whether it did. */
  private boolean offerWithoutReceipt(Turn turn) {
    boolean consultation = stage.rules().offers().consultation();
    if (!(stage.state() instanceof Idle)
        || !(consultation || stage.rules().offers().firstPress())) {
      return false;
    }
    stage.offer(Cause.press(), consultation ? About.CONSULTATION : About.WINDOW, turn);
    return true;
  }

  private void stray(boolean early, Turn turn) {
    strayPresses++;
    turn.add(new StrayPress(strayPresses, early));
  }

  private void rate(Offer offer, Pressed press, OptionalLong replaces, Turn turn) {
    turn.add(new AppendRating(SessionEntries.rated(offer, press, replaces, turn.now())));
    long until = turn.after(stage.times().saving());
    stage.become(new Rated(offer, press.level(), replaces, until), turn);
  }

  private void keyed(KeyedReasons keyed, Turn turn) {
    switch (keyed.end()) {
      case NOT_YET -> explain(before -> keyed.after(), turn);
      case GIVEN -> explained(true, turn);
      case SKIPPED -> explained(false, turn);
    }
  }

  private void explain(UnaryOperator<Explanation> change, Turn turn) {
    if (stage.state() instanceof Explaining explaining) {
      long until = turn.after(stage.times().reasons());
      stage.become(explaining.with(change.apply(explaining.explanation()), until), turn);
    }
  }

  private void explained(boolean give, Turn turn) {
    if (stage.state() instanceof Explaining explaining) {
      if (give) {
        SessionEntries.reasons(explaining, turn.now()).ifPresent(turn::write);
      }
      stage.thank(explaining, explaining.seq(), turn);
    }
  }

  void committed(Committed committed, Turn turn) {
    Optional<Rated> waited = waited(committed.offer());
    if (waited.isEmpty()) {
      unconfirmed.committed(committed.offer(), turn.now()).ifPresent(turn::write);
      return;
    }
    Rated rated = waited.get();
    List<Reason> reasons = stage.rules().reasons().of(rated.level());
    if (reasons.isEmpty() || rated.offer().about() == About.HALL) {
      stage.thank(rated, committed.seq(), turn);
    } else {
      Explanation none = Explanation.of(stage.rules().reasons(), reasons);
      long until = turn.after(stage.times().reasons());
      stage.become(Explaining.of(rated, committed.seq(), none, until), turn);
    }
  }

  void writeFailed(OfferId offer, Turn turn) {
    Optional<Rated> waited = waited(offer);
    if (waited.isEmpty()) {
      unconfirmed.failed(offer, turn.now()).ifPresent(turn::write);
      return;
    }
    turn.write(SessionEntries.notSaved(waited.get(), turn.now()));
    stage.refuse(Refusal.notSaved(waited.get()), turn);
  }

  /** The rating of that offer, where somebody waits for it at the screen. */
  private Optional<Rated> waited(OfferId offer) {
    return stage.state() instanceof Rated rated && rated.offer().id().equals(offer)
        ? Optional.of(rated)
        : Optional.empty();
  }

  /** Whoever pressed is told that nobody knows yet; the end is written when it is known. */
  void unconfirmed(Rated rated, Turn turn) {
    unconfirmed.add(rated);
    turn.write(Unconfirmed.alarm(stage.times(), turn.now()));
    stage.refuse(Refusal.unconfirmed(rated), turn);
  }
}
