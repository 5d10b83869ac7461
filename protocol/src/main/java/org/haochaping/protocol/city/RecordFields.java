package org.haochaping.protocol.city;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The parts of a record as fields of a flat JSON object, by the city interface's own names, both
 * ways. Also the form in which a hall hands in its cases.
 */
public final class RecordFields {
  private RecordFields() {}

  static ObjectNode begin(RecordKind kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind.wireName());
  }

  /** Puts the case's basics. */
  public static void put(ObjectNode json, CaseBasics basics) {
    json.put("projectNo", basics.projectNo())
        .put("serviceNumber", basics.serviceNumber())
        .put("taskCode", basics.taskCode());
    basics.taskHandleItem().ifPresent(code -> json.put("taskHandleItem", code));
    json.put("taskName", basics.taskName())
        .put("proStatus", basics.proStatus())
        .put("deptCode", basics.deptCode())
        .put("proDepart", basics.proDepart())
        .put("areaCode", basics.areaCode());
    basics.acceptDate().ifPresent(time -> json.put("acceptDate", CityTime.format(time)));
    basics.resultDate().ifPresent(time -> json.put("resultDate", CityTime.format(time)));
    basics.proManager().ifPresent(name -> json.put("proManager", name));
    basics.proManagerNo().ifPresent(number -> json.put("proManagerNo", number));
    json.put("dataSource", basics.dataSource());
  }

  /** Puts the contact at the counter. */
  public static void put(ObjectNode json, ServiceContact contact) {
    json.put("serviceName", contact.serviceName())
        .put("serviceTime", CityTime.format(contact.serviceTime()))
        .put("orgcode", contact.orgcode())
        .put("orgName", contact.orgName())
        .put("projectType", contact.projectType())
        .put("promiseDay", contact.promiseDay())
        .put("promiseType", contact.promiseType())
        .put("proChannel", contact.proChannel())
        .put("taskType", contact.taskType());
  }

  /** Puts the applicant: personal from here on. */
  public static void put(ObjectNode json, Applicant applicant) {
    json.put("userName", applicant.userName())
        .put("userProp", applicant.userProp())
        .put("userPageType", applicant.userPageType())
        .put("certKeyGOV", applicant.certKeyGOV())
        .put("mobile", applicant.mobile());
  }

  /**
   * Reads the case's basics.
   *
   * @throws ProtocolException that names the field
   */
  public static CaseBasics basics(JsonFields json) {
    return new CaseBasics(
        json.text("projectNo"),
        (int) json.integer("serviceNumber", 1, Integer.MAX_VALUE),
        json.text("taskCode"),
        json.optionalText("taskHandleItem"),
        json.text("taskName"),
        json.text("proStatus"),
        json.text("deptCode"),
        json.text("proDepart"),
        json.text("areaCode"),
        time(json, "acceptDate"),
        time(json, "resultDate"),
        json.optionalText("proManager"),
        json.optionalText("proManagerNo"),
        json.text("dataSource"));
  }

  /**
   * Reads the contact at the counter.
   *
   * @throws ProtocolException that names the field
   */
  public static ServiceContact contact(JsonFields json) {
    return new ServiceContact(
        json.text("serviceName"),
        CityTime.parse("serviceTime", json.text("serviceTime")),
        json.text("orgcode"),
        json.text("orgName"),
        json.text("projectType"),
        json.text("promiseDay"),
        json.text("promiseType"),
        json.text("proChannel"),
        json.text("taskType"));
  }

  /**
   * Reads the applicant.
   *
   * @throws ProtocolException that names the field
   */
  public static Applicant applicant(JsonFields json) {
    return new Applicant(
        json.text("userName"),
        json.text("userProp"),
        json.text("userPageType"),
        json.text("certKeyGOV"),
        json.text("mobile"));
  }

  static RatingRecord rating(JsonFields json) {
    return new RatingRecord(
        basics(json),
        applicant(json),
        (int) json.integer("assessNumber", 1, Integer.MAX_VALUE),
        json.text("pf"),
        level(json.text("satisfaction")),
        json.optionalText("evalDetail").map(RecordFields::codes).orElse(List.of()),
        json.optionalText("writingEvaluation").orElse(""),
        CityTime.parse("assessTime", json.text("assessTime")),
        flag(json, "isdefault"),
        flag(json, "effectivEvalua"));
  }

  private static SatisfactionLevel level(String digit) {
    return SatisfactionLevel.ofCityCode(
        Integer.parseInt(CodeList.of("satisfaction").require(digit)));
  }

  private static List<String> codes(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
  }

  private static boolean flag(JsonFields json, String field) {
    return CodeList.of(field).require(json.text(field)).equals("1");
  }

  private static Optional<LocalDateTime> time(JsonFields json, String field) {
    return json.optionalText(field)
        .filter(text -> !text.isBlank())
        .map(text -> CityTime.parse(field, text));
  }
}
