package org.haochaping.gateway.city;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.RatingRecord;

/**
 * A rating as it lies in the ledger, and how it has to go.
 *
 * @param id of its delivery's row, the order of delivery
 * @param serviceCase the case that it is sent for; 0 for none
 * @param reasons codes, comma between; empty where none was ticked
 * @param plainText free text of a row that was written before such was sealed
 * @param rating the rating's own row
 * @param sealedText its free text, sealed; empty where it has none
 * @param assessNumber which rating of the case, kept with the delivery
 * @param channel a code of the list {@code pf}, edition city-2020-05
 * @param isDefault whether nobody pressed it (article 10)
 * @param valid false where the city is told that it no longer counts
 */
@SuppressWarnings("ArrayRecordComponent") // a row passing through, never compared
record PendingRating(
    long id,
    long serviceCase,
    int level,
    String reasons,
    String plainText,
    Instant pressedAt,
    int assessNumber,
    String channel,
    boolean isDefault,
    boolean valid,
    long rating,
    Optional<byte[]> sealedText) {
  /** The columns that {@link #read} needs behind the delivery's own, from rating r, delivery d. */
  static final String COLUMNS =
      "d.id, d.service_case, r.level, r.reasons, r.free_text, r.pressed_at, d.assess_number,"
          + " r.channel, r.is_default, d.kind, r.id, (select w.sealed from sealed_words w"
          + " where w.kind = 'rating' and w.of_row = r.id)";

  /** How many columns those are. */
  static final int WIDTH = 12;

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
        row.getString(first + 9).equals("rating"),
        row.getLong(first + 10),
        Optional.ofNullable(row.getBytes(first + 11)));
  }

  /**
   * Its free text; empty where it has none.
   *
   * @throws SealException if it can't be opened
   */
  String text(SealedWords words) {
    return sealedText
        .map(bytes -> words.open(SealedWords.Kind.RATING, rating, bytes))
        .orElse(plainText);
  }

  /**
   * The rating for the city: the same however often it is computed again. A bad rating without a
   * reason goes as that.
   *
   * @throws SealException if its free text can't be opened
   */
  RatingRecord record(CaseFile of, SealedWords words) {
    return new RatingRecord(
        of.basics(),
        of.applicant(),
        assessNumber,
        channel,
        SatisfactionLevel.ofCityCode(level),
        reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split(",", -1)),
        text(words),
        LocalDateTime.ofInstant(pressedAt, CityTime.ZONE),
        isDefault,
        valid);
  }
}
