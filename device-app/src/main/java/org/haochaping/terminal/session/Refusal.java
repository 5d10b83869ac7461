package org.haochaping.terminal.session;

import java.util.Locale;

/** Why nothing was offered or taken. The screen has the sentences for it. */
public enum Refusal {
  FORGED,
  OTHER_HALL,
  EXPIRED,
  ALREADY_RATED,
  UNREADABLE,
  NOT_SAVED,
  CHANGE_NOT_SAVED,
  /** It may be saved or not: the disk does not answer. */
  UNCONFIRMED,
  /** The same of a change of mind; the earlier rating is saved. */
  CHANGE_UNCONFIRMED;

  /** The word for logs and the screen's texts, such as {@code other-hall}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
