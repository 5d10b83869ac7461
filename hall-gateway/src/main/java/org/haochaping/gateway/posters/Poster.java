package org.haochaping.gateway.posters;

import org.haochaping.gateway.cases.Receipts;

/**
 * What one poster says.
 *
 * @param hall the hall's name
 * @param department empty where none is known
 * @param link what its code leads to
 */
public record Poster(String hall, int window, String department, String link) {
  /** Checks that the link fits a code. */
  public Poster {
    if (link.length() > Receipts.MAX_LINK_BYTES) {
      throw new IllegalArgumentException("the link does not fit a QR code");
    }
  }

  /** All Chinese text that is not the program's own. */
  String names() {
    return hall + department;
  }
}
