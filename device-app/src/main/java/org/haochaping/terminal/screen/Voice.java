package org.haochaping.terminal.screen;

/** In which words the screens speak, and how these look. */
public record Voice(Look look, Texts texts) {
  /** The shipped words in the usual look. */
  public static Voice usual() {
    return new Voice(Look.USUAL, Texts.shipped());
  }

  /** Whether English is the language that is written large. */
  boolean englishFirst() {
    return look.language().getLanguage().equals("en");
  }

  /** The sentence in the language that is written large. */
  String large(Words words) {
    return englishFirst() ? words.english() : words.chinese();
  }

  /** The sentence in the language that is written small. */
  String small(Words words) {
    return englishFirst() ? words.chinese() : words.english();
  }
}
