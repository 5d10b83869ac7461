package org.haochaping.gateway.city;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.RatingRecord;

/**
 * An adopted rating as it lies in the ledger.
 *
 * @param id its row, the order of delivery
 * @param reasons codes, comma between; empty where none was ticked
 */
record PendingRating(
    long id, long serviceCase, int level, String reasons, String text, Instant pressedAt) {
  private static final String WINDOW_TERMINAL = "4"; // the code list pf, edition city-2020-05

  /**
   * The rating for the city. One service is rated once (article 15), so the service's number within
   * the case also numbers the rating: it is the same however often it is computed again. A bad
   * rating without a reason goes as that.
   */
  RatingRecord record(CaseFile of) {
    return new RatingRecord(
        of.basics(),
        of.applicant(),
        of.basics().serviceNumber(),
        WINDOW_TERMINAL,
        SatisfactionLevel.ofCityCode(level),
        reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split(",", -1)),
        text,
        LocalDateTime.ofInstant(pressedAt, CityTime.ZONE),
        false,
        true);
  }
}
