package org.haochaping.terminal.screen;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is rated.
 *
 * @param item the item's name, where it is known
 * @param caseNumber the case's number, masked, where it is known
 * @param batch how many cases the one rating is for, from 1 (article 16)
 * @param link what the QR code says that lets a phone rate instead
 * @param otherWindow the number of the window that is rated, where it is not this one
 */
public record Subject(
    Scope scope,
    Optional<String> item,
    Optional<String> caseNumber,
    int batch,
    Optional<String> link,
    OptionalInt otherWindow) {
  /** Whether the case's name may still come: a receipt alone does not say it. */
  boolean awaitsName() {
    return scope == Scope.WINDOW && link.isPresent() && item.isEmpty() && caseNumber.isEmpty();
  }

  /** Whether the other is the same but for the name that this one awaits. */
  boolean isNamedBy(Subject other) {
    return awaitsName()
        && other.equals(
            new Subject(scope, other.item(), other.caseNumber(), batch, link, otherWindow));
  }

  /** What a rating is about (article 15). */
  public enum Scope {
    /** This window's attitude and ability in a case. */
    WINDOW,
    /** A consultation at this window, without a case. */
    CONSULTATION,
    /** The hall as a whole. */
    HALL
  }
}
