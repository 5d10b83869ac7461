package org.haochaping.gateway.rules;

import java.util.Locale;

/** What became of a rating. Only {@link #ADOPTED} counts for a case. */
public enum Outcome {
  /** It counts, and goes to the city with its case. */
  ADOPTED,
  /** Its service has another rating, pressed earlier. */
  DUPLICATE,
  /** It was pressed after the time to rate was over. */
  TOO_LATE,
  /** Its case was not accepted. */
  NOT_ACCEPTED,
  /** Its case belongs to a batch, and the batch has its one rating. */
  BATCH_MEMBER,
  /** Its rater is on the register, or the follow-up found it malicious. */
  MALICIOUS,
  /** The follow-up found it mistaken. */
  MISTAKEN,
  /** It came from the city, which does not adopt it any more. */
  WITHDRAWN,
  /** It hangs on no case that the hall knows. */
  UNBOUND,
  /** A default, and there is a real rating. */
  DEFAULT_REPLACED,
  /** It counts for the hall as a whole, and hangs on no service. */
  HALL,
  /** The same person rated the hall earlier on that day. */
  HALL_ONCE_A_DAY;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word in the ledger, such as {@code too-late}. */
  public String word() {
    return word;
  }
}
