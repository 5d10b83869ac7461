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
  CHANGE_NOT_SAVED,
  /** It may be saved or not: the disk does not answer. */
  UNCONFIRMED,
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

  /** The word for logs and the screen's texts, such as {@code other-hall}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
