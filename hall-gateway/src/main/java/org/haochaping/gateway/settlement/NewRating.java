package org.haochaping.gateway.settlement;

import java.time.Instant;
import java.util.Optional;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.gateway.rules.RatingFacts;
import org.haochaping.gateway.rules.Settled;
import org.haochaping.gateway.rules.TimeBasis;

/**
 * A rating to be kept, with all that its row says before anything is decided.
 *
 * @param offer its name, unique for ever
 * @param journal the ledger's number of its journal; 0 where it came on another way
 * @param seq its place in the journal, or the row of its submission
 * @param level the city's digit, 5 best
 * @param reasons codes, comma between
 * @param channel a code of the city's list {@code pf}; empty for a default
 * @param cityNumber the number that it bears at the city already; 0 for none
 * @param isDefault whether nobody pressed it (article 10)
 * @param withdrawn whether the city, which it came from, does not adopt it any more
 */
record NewRating(
    String offer,
    long journal,
    long seq,
    String terminal,
    int window,
    int level,
    String reasons,
    String reasonList,
    String text,
    Instant pressedWall,
    Instant pressedAt,
    TimeBasis basis,
    Instant receivedAt,
    Optional<String> caseHandle,
    int batch,
    String about,
    String channel,
    Source source,
    int cityNumber,
    boolean isDefault,
    boolean withdrawn) {
  static final String TERMINAL_CHANNEL = "4";
  static final String PHONE_CHANNEL = "3";

  /** From a terminal's journal. */
  static NewRating of(Settled settled) {
    return new NewRating(
        settled.offer().value(),
        settled.journal(),
        settled.seq(),
        settled.terminal(),
        settled.window(),
        settled.level().cityCode(),
        String.join(",", settled.reasons()),
        settled.reasonList(),
        settled.text(),
        settled.pressedWall(),
        settled.pressedAt(),
        settled.basis(),
        settled.receivedAt(),
        settled.caseHandle(),
        settled.batch(),
        settled.about(),
        settled.input().equals("phone") ? PHONE_CHANNEL : TERMINAL_CHANNEL,
        Source.TERMINAL,
        0,
        false,
        false);
  }

  /** What the rules need to know of it; nobody has looked into it yet. */
  RatingFacts facts(long serviceCase, boolean maliciousRater) {
    return new RatingFacts(
        offer,
        serviceCase,
        pressedAt,
        basis,
        receivedAt,
        isDefault,
        withdrawn ? Finding.WITHDRAWN : Finding.NONE,
        source == Source.POSTER,
        maliciousRater);
  }
}
