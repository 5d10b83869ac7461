package org.haochaping.gateway.settlement;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reasons that came after their rating was settled. They are added as long as no outlet has the
 * rating; after that they stay where they came in only, since a city takes a rating once.
 */
final class LateReasons {
  private LateReasons() {}

  /**
   * What came late.
   *
   * @param list the version of the list that the codes are from
   * @param journal the ledger's number of the journal that they came in; 0 for another way
   * @param seq their place there
   */
  record Late(String list, List<String> codes, String text, long journal, long seq) {
    /** From a phone, which gives them after its rating. */
    static Late ofPhone(SubmittedReasons reasons) {
      return new Late(reasons.reasonList(), reasons.reasons(), reasons.text(), 0, Long.MAX_VALUE);
    }
  }

  /** What became of reasons. */
  enum Outcome {
    /** They are the rating's now, or the rating has some, or they are for another level. */
    KEPT,
    /** An outlet has the rating without any. */
    TOO_LATE,
    /** There is no rating yet. */
    NO_RATING
  }

  static Outcome add(Handle handle, RatingWords words, String offer, Late late, long now) {
    // Whoever packs a rating for the city right now is waited for.
    handle.execute(LateChange.HOLD_DELIVERIES, offer);
    Optional<Long> rating =
        handle
            .createQuery(
                "update rating set reasons = :codes, reason_list = :list"
                    + " where offer = :offer and reasons = '' and free_text = ''"
                    // Those before the press that counts were for another level.
                    + " and (journal <> :journal or seq < :seq)"
                    + " and not exists (select 1 from sealed_words w"
                    + "  where w.kind = 'rating' and w.of_row = rating.id)"
                    + " and not exists (select 1 from delivery d"
                    + "  where d.rating = rating.id and (d.state = 'sent'"
                    + "   or (d.state = 'pending' and d.attempts > 0))) returning id")
            .bind("codes", String.join(",", late.codes()))
            .bind("list", late.list())
            .bind("offer", offer)
            .bind("journal", late.journal())
            .bind("seq", late.seq())
            .mapTo(Long.class)
            .findOne();
    if (rating.isPresent()) {
      words.ofRating(handle, rating.get(), late.text(), now);
      // No decision says so, and the results count reasons.
      handle
          .createUpdate(
              "insert into result_touched (rating) values (:rating) on conflict do nothing")
          .bind("rating", rating.get())
          .execute();
      return Outcome.KEPT;
    }
    return handle
        .createQuery(
            "select case when reasons = '' and free_text = '' and (journal <> :journal or seq < :seq)"
                + " and not exists (select 1 from sealed_words w"
                + "  where w.kind = 'rating' and w.of_row = rating.id) then 1 else 0 end"
                + " from rating where offer = :offer")
        .bind("journal", late.journal())
        .bind("seq", late.seq())
        .bind("offer", offer)
        .map((row, context) -> row.getInt(1) == 1 ? Outcome.TOO_LATE : Outcome.KEPT)
        .findOne()
        .orElse(Outcome.NO_RATING);
  }
}
