package org.haochaping.gateway.rules;

import java.util.Locale;

/** Where the time of a rating comes from. */
public enum TimeBasis {
  /** The terminal's clock was trusted at the press. */
  TRUSTED,
  /** It was not; a later {@code clock} entry of the same boot gave the time. */
  CORRECTED,
  /** It was not, and no such entry came: this is what the terminal's clock said. */
  UNCERTAIN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in the ledger. */
  public String word() {
    return word;
  }

  /**
   * The basis with that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TimeBasis of(String word) {
    for (TimeBasis one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("no basis of a time: " + word);
  }
}
