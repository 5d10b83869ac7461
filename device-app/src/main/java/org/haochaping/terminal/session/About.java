package org.haochaping.terminal.session;

/** What a rating is about (article 15). */
public enum About {
  /** This window's attitude and ability in a case. */
  WINDOW("window"),
  /** A consultation at this window, without a case. */
  CONSULTATION("consultation"),
  /** The hall as a whole. */
  HALL("hall");

  private final String word;

  About(String word) {
    this.word = word;
  }

  /** The word in the journal. */
  public String word() {
    return word;
  }
}
