package org.haochaping.gateway.rules;

import java.util.Locale;
import org.haochaping.protocol.ProtocolException;

/** What the verification of a rating found (article 17). */
public enum Finding {
  /** Not looked into, or not yet. */
  NONE,
  /** The bad rating is right; the window has to rectify. */
  UPHELD,
  /** The person pressed something else than was meant. */
  MISTAKEN,
  /** It was given to do harm. */
  MALICIOUS,
  /** Nobody here looked into it: the city, where it came from, does not adopt it any more. */
  WITHDRAWN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word in the ledger and on the command line. */
  public String word() {
    return word;
  }

  /**
   * The finding with that word.
   *
   * @throws ProtocolException if there is none
   */
  public static Finding of(String word) {
    for (Finding one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new ProtocolException("没有此结论 / finding: none, upheld, mistaken or malicious");
  }
}
