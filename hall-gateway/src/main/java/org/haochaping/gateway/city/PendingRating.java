package org.haochaping.gateway.city;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.RatingRecord;

/**
 * A rating as it lies in the ledger, and how it has to go.
 *
 * @param id of its delivery's row, the order of delivery
 * @param serviceCase the case that it is sent for; 0 for none
 * @param reasons codes, comma between; empty where none was ticked
 * @param assessNumber which rating of the case, kept with the delivery
 * @param channel a code of the list {@code pf}, edition city-2020-05
 * @param isDefault whether nobody pressed it (article 10)
 * @param valid false where the city is told that it no longer counts
 */
record PendingRating(
    long id,
    long serviceCase,
    int level,
    String reasons,
    String text,
    Instant pressedAt,
    int assessNumber,
    String channel,
    boolean isDefault,
    boolean valid) {
  /** The columns that {@link #read} needs behind the delivery's own, from rating r, delivery d. */
  static final String COLUMNS =
      "d.id, d.service_case, r.level, r.reasons, r.free_text, r.pressed_at, d.assess_number,"
          + " r.channel, r.is_default, d.kind";

  /**
   * Reads a row.
   *
   * @param first the number of the column {@code d.id}
   * @param defaultChannel what this outlet calls the channel of a default
   */
  static PendingRating read(ResultSet row, int first, String defaultChannel) throws SQLException {
    boolean isDefault = row.getInt(first + 8) == 1;
    return new PendingRating(
        row.getLong(first),
        row.getLong(first + 1),
        row.getInt(first + 2),
        row.getString(first + 3),
        row.getString(first + 4),
        Instant.ofEpochMilli(row.getLong(first + 5)),
        row.getInt(first + 6),
        isDefault ? defaultChannel : row.getString(first + 7),
        isDefault,
        row.getString(first + 9).equals("rating"));
  }

  /**
   * The rating for the city: the same however often it is computed again. A bad rating without a
   * reason goes as that.
   */
  RatingRecord record(CaseFile of) {
    return new RatingRecord(
        of.basics(),
        of.applicant(),
        assessNumber,
        channel,
        SatisfactionLevel.ofCityCode(level),
        reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split(",", -1)),
        text,
        LocalDateTime.ofInstant(pressedAt, CityTime.ZONE),
        isDefault,
        valid);
  }
}
