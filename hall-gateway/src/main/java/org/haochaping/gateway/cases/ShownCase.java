package org.haochaping.gateway.cases;

import org.haochaping.gateway.privacy.Masks;

/**
 * What a terminal's screen says of a case, on whatever way it gets there: nothing of a person.
 *
 * @param item the item's name, at most 200 characters
 * @param caseNumber masked
 */
public record ShownCase(String item, String caseNumber) {
  private static final int MAX_TEXT = 200;

  /** Shortens and masks. */
  public static ShownCase of(String item, String projectNo) {
    return new ShownCase(item(item), Masks.caseNumber(projectNo));
  }

  /** An item's name, as long as a screen has room for. */
  public static String item(String text) {
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? 199 : MAX_TEXT);
  }
}
