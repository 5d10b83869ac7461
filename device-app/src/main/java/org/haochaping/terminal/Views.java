package org.haochaping.terminal;

import java.util.Optional;
import java.util.OptionalInt;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.ReasonChoice;
import org.haochaping.terminal.screen.Subject;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.session.About;
import org.haochaping.terminal.session.Explanation;
import org.haochaping.terminal.session.Offer;
import org.haochaping.terminal.session.SessionState;

/** How each state of the session looks. */
final class Views {
  private Views() {}

  static View of(SessionState state) {
    if (state instanceof SessionState.Offered offered) {
      return new View.Rate(subject(offered.offer()), Optional.empty());
    }
    if (state instanceof SessionState.Rated rated) {
      return new View.Rate(subject(rated.offer()), Optional.of(rated.level()));
    }
    if (state instanceof SessionState.Explaining explaining) {
      return reasons(explaining);
    }
    if (state instanceof SessionState.Thanked thanked) {
      int seconds = (int) Math.max(1, thanked.time().toSeconds());
      return new View.Thanks(seconds, followUp(thanked.offer(), thanked.level()));
    }
    if (state instanceof SessionState.Refused refused) {
      return new View.Refused(refused.refusal().word());
    }
    return new View.Idle();
  }

  private static View reasons(SessionState.Explaining explaining) {
    Explanation explanation = explaining.explanation();
    return new View.Reasons(
        explaining.level(),
        explanation.reasons().stream()
            .map(
                reason ->
                    new ReasonChoice(
                        reason.code(),
                        reason.label(),
                        reason.core(),
                        explanation.ticked().contains(reason.code())))
            .toList(),
        explanation.focus(),
        followUp(explaining.offer(), explaining.level()));
  }

  /** A call is promised only where the gateway opens a follow-up: for a case's applicant. */
  private static View.FollowUp followUp(Offer offer, SatisfactionLevel level) {
    if (!level.isBad()) {
      return View.FollowUp.NONE;
    }
    return offer.about() == About.WINDOW && offer.receipt().isPresent()
        ? View.FollowUp.CALL
        : View.FollowUp.NOBODY_TO_CALL;
  }

  private static Subject subject(Offer offer) {
    Offer.Cause cause = offer.cause();
    return new Subject(
        scope(offer.about()),
        cause.item(),
        cause.caseNumber(),
        offer.batch(),
        offer.about() == About.WINDOW ? cause.link() : Optional.empty(),
        offer.about() == About.WINDOW && offer.elsewhere()
            ? OptionalInt.of(offer.window())
            : OptionalInt.empty());
  }

  private static Subject.Scope scope(About about) {
    return switch (about) {
      case WINDOW -> Subject.Scope.WINDOW;
      case CONSULTATION -> Subject.Scope.CONSULTATION;
      case HALL -> Subject.Scope.HALL;
    };
  }
}
