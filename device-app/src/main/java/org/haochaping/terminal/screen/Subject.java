package org.haochaping.terminal.screen;

import java.util.Optional;

/**
 * What is rated.
 *
 * @param item the item's name, where it is known
 * @param caseNumber the case's number, masked, where it is known
 * @param batch how many cases the one rating is for, from 1 (article 16)
 * @param link what the QR code says that lets a phone rate instead
 */
public record Subject(
    Scope scope,
    Optional<String> item,
    Optional<String> caseNumber,
    int batch,
    Optional<String> link) {
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
