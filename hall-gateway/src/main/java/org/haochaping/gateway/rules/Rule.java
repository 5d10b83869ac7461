package org.haochaping.gateway.rules;

/** The regulation's rules that decide what counts; each has the name that the documents use. */
public enum Rule {
  /** Five levels and no other (article 10). */
  FIVE_LEVELS("10"),
  /** Without a rating in time the level defaults, marked as that (article 10). */
  DEFAULT_AFTER_7_DAYS("10"),
  /** Voluntary and true: marked where it looks otherwise, never altered or dropped (article 4). */
  FREE_WILL("4"),
  /** Only what was accepted is rated (article 15). */
  ENTRY_ONLY_IF_ACCEPTED("15"),
  /** What is rated at a window is that window (article 15). */
  WINDOW_SCOPE("15"),
  /** One service, one rating (article 15). */
  ONCE_PER_SERVICE("15"),
  /** The hall is rated once a day by one person (article 15). */
  HALL_ONCE_A_DAY("15"),
  /** One rating for all cases of a batch (article 16). */
  BATCH_ONCE("16"),
  /** A rating hangs on a case (article 14). */
  REAL_NAME("14"),
  /** A bad rating is verified, and may be found mistaken (article 17). */
  FOLLOW_UP_48H("17"),
  /** Ratings of a registered malicious rater are kept and not adopted (article 17). */
  MALICIOUS_RATERS("17"),
  /** Ratings of other channels come back from the city (article 7). */
  REGION_DATA("7");

  private final String article;

  Rule(String article) {
    this.article = article;
  }

  /** The article of the regulation. */
  public String article() {
    return article;
  }
}
