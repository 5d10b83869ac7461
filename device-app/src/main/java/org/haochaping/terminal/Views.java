package org.haochaping.terminal;

import java.util.Optional;
import org.haochaping.terminal.screen.Subject;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Words;
import org.haochaping.terminal.session.Offer;
import org.haochaping.terminal.session.Refusal;
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
    if (state instanceof SessionState.Thanked) {
      return new View.Thanks(false, false);
    }
    if (state instanceof SessionState.Refused refused) {
      Refusal refusal = refused.refusal();
      return new View.Refused(
          refusal.word(),
          new Words(refusal.chinese(), refusal.english()),
          new Words(refusal.adviceChinese(), refusal.adviceEnglish()));
    }
    return new View.Idle();
  }

  private static Subject subject(Offer offer) {
    return new Subject(
        Subject.Scope.WINDOW,
        Optional.empty(),
        Optional.empty(),
        offer.receipt().batch(),
        Optional.empty());
  }
}
