package org.haochaping.gateway.results;

import java.util.Locale;

/** What puts a name on the focus list (article 19). */
public enum FocusRule {
  /** The good rate is low, with enough ratings to say so. */
  LOW_GOOD_RATE("好评率低", "low good rate"),
  /** Many bad ratings, and many of the hall's. */
  CONCENTRATED_BAD("差评集中", "concentrated bad ratings");

  private final String chinese;
  private final String english;

  FocusRule(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** The word in JSON, such as {@code low-good-rate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people, in Chinese. */
  public String chinese() {
    return chinese;
  }

  /** For people, in English. */
  public String english() {
    return english;
  }
}
