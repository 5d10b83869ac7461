package org.haochaping.gateway.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the window's system says of a case (article 15). */
public enum CaseState {
  /** Accepted at the window: counts as done for the purpose of rating, and has a receipt. */
  ACCEPTED("已受理"),
  /** Receipt or acceptance failed: opens no rating entry. */
  FAILED("受理失败"),
  /** Accepted, and finished since. */
  FINISHED("已办结");

  private final String zh;

  CaseState(String zh) {
    this.zh = zh;
  }

  /** As the ledger and the API write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a person writes it, in either language. */
  static Optional<CaseState> told(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(state -> state.word().equals(word) || state.zh.equals(word))
        .findFirst();
  }

  static CaseState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
