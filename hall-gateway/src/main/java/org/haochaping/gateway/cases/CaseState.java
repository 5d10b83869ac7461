package org.haochaping.gateway.cases;

import java.util.Locale;

/** What the window's system says of a case (article 15). */
public enum CaseState {
  /** Accepted at the window: counts as done for the purpose of rating, and has a receipt. */
  ACCEPTED,
  /** Receipt or acceptance failed: opens no rating entry. */
  FAILED,
  /** Accepted, and finished since. */
  FINISHED;

  /** As the ledger and the API write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CaseState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
