package org.haochaping.protocol.city;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * A rating (评价). Reasons and text are what the person gave: a bad rating without any is sent with
 * none, although a strict city refuses it, and never with an invented one.
 *
 * @param assessNumber which rating of this case, from 1
 * @param pf the channel by the list {@code pf}; a window terminal is 4
 * @param satisfaction goes out as a digit of the list {@code satisfaction}: 5 best, 1 worst
 * @param evalDetail codes of the {@link ReasonList}
 * @param writingEvaluation at most 150 characters; empty where nothing was written
 * @param assessTime when it was pressed, {@link CityTime}
 * @param isDefault whether it is a default after the time limit and nobody's own
 * @param valid whether it is adopted; not so when malicious or mistaken
 */
public record RatingRecord(
    CaseBasics basics,
    Applicant applicant,
    int assessNumber,
    String pf,
    SatisfactionLevel satisfaction,
    List<String> evalDetail,
    String writingEvaluation,
    LocalDateTime assessTime,
    boolean isDefault,
    boolean valid)
    implements FeedRecord {
  /** How many characters a text has at most. */
  public static final int MAX_TEXT = 150;

  /** Checks every field and copies the reasons. */
  public RatingRecord {
    FieldForm.number("assessNumber", assessNumber);
    CodeList.of("pf").require(pf);
    evalDetail = List.copyOf(evalDetail);
    evalDetail.forEach(code -> FieldForm.digits("evalDetail", code, 3));
    if (writingEvaluation.codePointCount(0, writingEvaluation.length()) > MAX_TEXT) {
      throw new ProtocolException("writingEvaluation: over " + MAX_TEXT + " characters");
    }
    if (assessTime.getYear() < 0 || assessTime.getYear() > 9999) {
      throw new ProtocolException("assessTime: its year has not four digits");
    }
  }

  @Override
  public RecordKey key() {
    return new RecordKey(RecordKind.RATING, basics.projectNo(), assessNumber);
  }

  @Override
  public ObjectNode json() {
    ObjectNode json = RecordFields.begin(RecordKind.RATING);
    RecordFields.put(json, basics);
    json.put("assessNumber", assessNumber)
        .put("pf", pf)
        .put("satisfaction", Integer.toString(satisfaction.cityCode()));
    if (!evalDetail.isEmpty()) {
      json.put("evalDetail", String.join(",", evalDetail));
    }
    if (!writingEvaluation.isEmpty()) {
      json.put("writingEvaluation", writingEvaluation);
    }
    json.put("assessTime", CityTime.format(assessTime))
        .put("isdefault", isDefault ? "1" : "0")
        .put("effectivEvalua", valid ? "1" : "0");
    RecordFields.put(json, applicant);
    return json;
  }
}
