package org.haochaping.gateway.settlement;

/** How a case stands for whoever wants to rate it now. */
public enum Standing {
  /** It can be rated. */
  OPEN,
  /**
   * It was rated with a phone's number alone: who has the receipt may still rate it (article 4).
   */
  RATED_BY_NUMBER,
  /** It has its one rating (articles 15 and 16). */
  RATED,
  /** The time to rate is over (article 10). */
  OVER,
  /** It was not accepted, so there is nothing to rate (article 15). */
  NOT_ACCEPTED,
  /** The hall does not know it yet; a rating is kept until it does (article 14). */
  UNKNOWN;

  /** Whether a rating is to be taken. */
  public boolean isOpen() {
    return this == OPEN || this == RATED_BY_NUMBER || this == UNKNOWN;
  }
}
