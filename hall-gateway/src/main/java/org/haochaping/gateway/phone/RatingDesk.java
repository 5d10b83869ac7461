package org.haochaping.gateway.phone;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.haochaping.gateway.rules.Outcome;
import org.haochaping.gateway.settlement.PhoneRatings;
import org.haochaping.gateway.settlement.Standing;
import org.haochaping.gateway.settlement.Standings;
import org.haochaping.gateway.settlement.Submissions.Taken;
import org.haochaping.gateway.settlement.SubmittedRating;
import org.haochaping.gateway.settlement.SubmittedReasons;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;

/** What both ways to the page do with a rating: keep it, and later its reasons. */
final class RatingDesk {
  private static final String CHANNEL = "3";
  private static final String ABOUT = "window";

  private final PhoneRatings ratings;
  private final Standings standings;
  private final Clock clock;

  RatingDesk(PhoneRatings ratings, Standings standings, Clock clock) {
    this.ratings = ratings;
    this.standings = standings;
    this.clock = clock;
  }

  /** How a case stands now. */
  Standing standing(String caseHandle) throws SQLException {
    return standings.of(caseHandle);
  }

  /** The level that is kept under a form's key; empty where nothing is. */
  Optional<SatisfactionLevel> kept(String once) {
    return ratings.level(once);
  }

  /**
   * Keeps a rating for a case; it is on disk when this returns.
   *
   * @throws SentenceException if another one counts for the case, or none can any more; it is kept
   *     all the same
   */
  void rate(String once, String caseHandle, int window, SatisfactionLevel level)
      throws SQLException {
    Taken taken = ratings.rate(once, submitted(caseHandle, window, level));
    for (Outcome outcome : Outcome.values()) {
      if (outcome.word().equals(taken.outcome())) {
        refused(outcome)
            .ifPresent(
                sentence -> {
                  throw new SentenceException(sentence);
                });
      }
    }
  }

  /** Keeps a rating that was given with a number; what becomes of it is said to nobody. */
  void rateByNumber(
      String once, String caseHandle, int window, SatisfactionLevel level, byte[] phoneMac)
      throws SQLException {
    ratings.rateByNumber(once, submitted(caseHandle, window, level), phoneMac);
  }

  /**
   * Keeps the reasons that a form sent; nothing ticked and nothing written is nothing to keep.
   *
   * @throws SentenceException if they go with no rating that was taken
   */
  void reasons(String once, SentForm form, ReasonList list) {
    SatisfactionLevel level =
        kept(once).orElseThrow(() -> new SentenceException(Sentence.FORM_OLD));
    List<String> codes = form.all("reason").stream().distinct().toList();
    Set<String> offered = new HashSet<>(list.of(level).stream().map(Reason::code).toList());
    String text = form.text("text").replaceAll("\\p{Cntrl}+", " ");
    if (!offered.containsAll(codes)) {
      throw new SentenceException(Sentence.FORM_OLD);
    }
    if (codes.isEmpty() && text.isEmpty()) {
      return;
    }
    try {
      ratings.addReasons(once, new SubmittedReasons(list.version(), codes, text, clock.instant()));
    } catch (ProtocolException e) {
      throw new SentenceException(Sentence.FORM_OLD);
    }
  }

  private SubmittedRating submitted(String caseHandle, int window, SatisfactionLevel level) {
    return new SubmittedRating(
        caseHandle, level, CHANNEL, clock.instant(), window, "", List.of(), "", ABOUT, 0);
  }

  private static Optional<Sentence> refused(Outcome outcome) {
    return switch (outcome) {
      case DUPLICATE, BATCH_MEMBER -> Optional.of(Sentence.RATED);
      case TOO_LATE -> Optional.of(Sentence.EXPIRED);
      case NOT_ACCEPTED -> Optional.of(Sentence.NOT_ACCEPTED);
      default -> Optional.empty();
    };
  }
}
