package org.haochaping.terminal.session;

import java.util.Locale;
import java.util.Optional;
import org.haochaping.protocol.wire.CaseAnswer;

/** Why nothing was offered or taken. The screen has the sentences for it. */
public enum Refusal {
  FORGED,
  OTHER_HALL,
  EXPIRED,
  ALREADY_RATED,
  NOT_ACCEPTED,
  UNREADABLE,
  NOT_SAVED,
  /** The same where no case is rated, so that no receipt leads back to it. */
  NOT_SAVED_NO_CASE,
  CHANGE_NOT_SAVED,
  /** It may be saved or not: the disk does not answer. */
  UNCONFIRMED,
  /** The same where no case is rated. */
  UNCONFIRMED_NO_CASE,
  /** The same of a change of mind; the earlier rating is saved. */
  CHANGE_UNCONFIRMED;

  /** Why a case can't be rated that stands so; empty where it can. */
  static Optional<Refusal> of(CaseAnswer.Standing standing) {
    return switch (standing) {
      case RATED -> Optional.of(ALREADY_RATED);
      case NOT_ACCEPTED -> Optional.of(NOT_ACCEPTED);
      case OVER -> Optional.of(EXPIRED);
      case OPEN, UNKNOWN -> Optional.empty();
    };
  }

  /** What is said of a rating, or of a change of mind, that the disk did not take. */
  static Refusal notSaved(SessionState.Rated rated) {
    if (rated.replaces().isPresent()) {
      return CHANGE_NOT_SAVED;
    }
    return rated.offer().isOfACase() ? NOT_SAVED : NOT_SAVED_NO_CASE;
  }

  /** What is said of one for which the disk did not answer. */
  static Refusal unconfirmed(SessionState.Rated rated) {
    if (rated.replaces().isPresent()) {
      return CHANGE_UNCONFIRMED;
    }
    return rated.offer().isOfACase() ? UNCONFIRMED : UNCONFIRMED_NO_CASE;
  }

  /** The word for logs and the screen's texts, such as {@code other-hall}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
