package org.haochaping.gateway.city;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.CodeList;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.ReasonList;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;

/**
 * A rating as the city gives it back, without the applicant: that one never enters the hall on this
 * way (article 14).
 *
 * @param key project number and assessNumber
 * @param channel a code of the list {@code pf}
 * @param at when it was given, {@link CityTime}
 * @param isDefault whether nobody gave it
 * @param valid false where the city does not adopt it
 */
public record FetchedRating(
    RecordKey key,
    int serviceNumber,
    String channel,
    SatisfactionLevel level,
    List<String> reasons,
    String text,
    LocalDateTime at,
    boolean isDefault,
    boolean valid) {
  /** Copies the reasons. */
  public FetchedRating {
    reasons = List.copyOf(reasons);
  }

  /**
   * Reads a record.
   *
   * @throws ProtocolException that names the field and never its value. A level that is none of the
   *     five is refused, and never replaced (article 10)
   */
  static FetchedRating read(JsonFields json) {
    return new FetchedRating(
        new RecordKey(RecordKind.RATING, json.text("projectNo"), number(json, "assessNumber")),
        number(json, "serviceNumber"),
        code(json, "pf"),
        SatisfactionLevel.ofCityCode(Integer.parseInt(code(json, "satisfaction"))),
        json.optionalText("evalDetail").map(FetchedRating::codes).orElse(List.of()),
        text(json.optionalText("writingEvaluation").orElse("")),
        CityTime.parse("assessTime", json.text("assessTime")),
        code(json, "isdefault").equals("1"),
        code(json, "effectivEvalua").equals("1"));
  }

  /**
   * Refuses reasons that its level does not have; retired codes pass.
   *
   * @throws ProtocolException if there is one
   */
  void requireReasonsOfItsLevel() {
    for (String code : reasons) {
      if (ReasonList.shipped().find(code).filter(one -> one.level() == level).isEmpty()) {
        throw new ProtocolException("evalDetail: a reason that this level does not have");
      }
    }
  }

  /** A name of 64 characters that belongs to its key for ever. */
  public String name() {
    return Hash.sha256(key.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static int number(JsonFields json, String field) {
    return (int) json.integer(field, 1, 999_999_999);
  }

  private static String code(JsonFields json, String field) {
    return CodeList.of(field).require(json.text(field));
  }

  private static List<String> codes(String joined) {
    List<String> codes = joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    if (!codes.stream().allMatch(code -> code.matches("[0-9]{3}"))) {
      throw new ProtocolException("evalDetail: not codes of three digits, comma between");
    }
    return codes;
  }

  private static String text(String text) {
    if (text.codePointCount(0, text.length()) > RatingRecord.MAX_TEXT) {
      throw new ProtocolException(
          "writingEvaluation: over " + RatingRecord.MAX_TEXT + " characters");
    }
    return text;
  }
}
