package org.haochaping.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.ReasonList;
import org.haochaping.protocol.city.RecordKind;

/** What the city asks of a record by itself, whatever else it has. */
final class RecordRules {
  private static final List<FieldRule> SHARED =
      List.of(
          FieldRule.text("projectNo", 50),
          FieldRule.number("serviceNumber"),
          FieldRule.exactly("taskCode", 31),
          FieldRule.exactly("taskHandleItem", 33).optional(),
          FieldRule.text("taskName", 200),
          FieldRule.code("proStatus"),
          FieldRule.exactly("deptCode", 18),
          FieldRule.text("proDepart", 200),
          FieldRule.digits("areaCode", 12, 12),
          FieldRule.text("userName", 50),
          FieldRule.code("userProp"),
          FieldRule.code("userPageType"),
          FieldRule.text("certKeyGOV", 50),
          FieldRule.text("mobile", 20),
          FieldRule.time("acceptDate").optional(),
          FieldRule.time("resultDate").optional(),
          FieldRule.text("proManager", 50).optional(),
          FieldRule.text("proManagerNo", 50).optional(),
          FieldRule.digits("dataSource", 3, 3));

  private static final List<FieldRule> SERVICE =
      concat(
          SHARED,
          FieldRule.code("serviceName"),
          FieldRule.time("serviceTime"),
          FieldRule.exactly("orgcode", 18),
          FieldRule.text("orgName", 200),
          FieldRule.code("projectType"),
          FieldRule.digits("promiseDay", 1, 5),
          FieldRule.code("promiseType"),
          FieldRule.code("proChannel"),
          FieldRule.code("taskType"));

  private static final List<FieldRule> RATING =
      concat(
          SHARED,
          FieldRule.number("assessNumber"),
          FieldRule.code("pf"),
          FieldRule.code("satisfaction"),
          FieldRule.text("evalDetail", 500).optional(),
          FieldRule.text("writingEvaluation", RatingRecord.MAX_TEXT).optional(),
          FieldRule.time("assessTime"),
          FieldRule.code("isdefault"),
          FieldRule.code("effectivEvalua"));

  private final ReasonList reasons;

  RecordRules(ReasonList reasons) {
    this.reasons = reasons;
  }

  /** The first thing that is wrong with a record, in the city's words. */
  Optional<String> fault(Incoming record) {
    boolean service = record.key().kind() == RecordKind.SERVICE;
    for (FieldRule rule : service ? SERVICE : RATING) {
      Optional<String> fault = rule.check(record.json());
      if (fault.isPresent()) {
        return fault;
      }
    }
    Optional<String> dates = datesFault(record.json());
    return dates.isPresent() || service ? dates : reasonsFault(record.json());
  }

  private static Optional<String> datesFault(JsonNode record) {
    String status = text(record, "proStatus");
    if (!status.equals("1") && text(record, "acceptDate").isBlank()) {
      return Optional.of("已受理须有 acceptDate / acceptDate is mandatory once accepted");
    }
    if (status.equals("3") && text(record, "resultDate").isBlank()) {
      return Optional.of("已办结须有 resultDate / resultDate is mandatory once finished");
    }
    return Optional.empty();
  }

  private Optional<String> reasonsFault(JsonNode record) {
    SatisfactionLevel level =
        SatisfactionLevel.ofCityCode(Integer.parseInt(text(record, "satisfaction")));
    String codes = text(record, "evalDetail");
    if (level.isBad() && codes.isBlank() && text(record, "writingEvaluation").isBlank()) {
      return Optional.of("差评须有原因或文字评价 / a bad rating needs evalDetail or writingEvaluation");
    }
    if (codes.isBlank()) {
      return Optional.empty();
    }
    for (String code : codes.split(",", -1)) {
      if (!reasons.allows(level, code)) {
        return Optional.of("evalDetail 有该等级不可用的原因 / a reason that this level does not have");
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode record, String field) {
    return record.path(field).asText("");
  }

  private static List<FieldRule> concat(List<FieldRule> shared, FieldRule... more) {
    return Stream.concat(shared.stream(), Stream.of(more)).toList();
  }
}
