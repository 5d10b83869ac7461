package org.haochaping.terminal.screen;

import java.util.Locale;

/**
 * In which words the screens speak, and how these look.
 *
 * @param side what stands upright at the left
 */
public record Voice(Look look, Texts texts, SideTexts side) {
  /** Words with none upright. */
  public Voice(Look look, Texts texts) {
    this(look, texts, SideTexts.none());
  }

  /** Checks that there are words in the language that is to be written large. */
  public Voice {
    if (!isChinese(look.language()) && !look.language().equals(texts.other())) {
      throw new IllegalArgumentException(
          "language: zh or "
              + texts.other().toLanguageTag()
              + ", not "
              + look.language().toLanguageTag());
    }
  }

  /** The shipped words in the usual look. */
  public static Voice usual() {
    return new Voice(Look.USUAL, Texts.shipped());
  }

  /** Whether another language than Chinese is written large. */
  boolean otherFirst() {
    return !isChinese(look.language());
  }

  /** The language that is written large. */
  Locale locale() {
    return otherFirst() ? look.language() : Locale.CHINA;
  }

  /** The sentence in the language that is written large. */
  String large(Words words) {
    return otherFirst() ? words.english() : words.chinese();
  }

  /** The sentence in the language that is written small. */
  String small(Words words) {
    return otherFirst() ? words.chinese() : words.english();
  }

  private static boolean isChinese(Locale language) {
    return language.getLanguage().equals("zh");
  }
}
