package org.haochaping.gateway.settlement;

import java.util.Locale;

/** On which way a rating came. */
public enum Source {
  /** A terminal's journal. */
  TERMINAL,
  /** The gateway's own page for phones, opened by a receipt. */
  PHONE,
  /** The same page, opened by a window's poster: with a phone's number and no receipt. */
  POSTER,
  /** Fetched back from the city (article 7): it is there already. */
  REGION,
  /** Nobody gave one in time (article 10). */
  DEFAULT;

  /** The word in the ledger. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
