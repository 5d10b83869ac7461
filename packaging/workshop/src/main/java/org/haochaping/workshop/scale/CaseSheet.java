package org.haochaping.workshop.scale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.RecordFields;

/** What is written of a visit's case: the fields of the city's interface. */
final class CaseSheet {
  private static final String AREA = "150902000000";

  private CaseSheet() {}

  static String projectNo(Visit visit) {
    return "SCALE-%010d".formatted(visit.number());
  }

  /** The basics, as the gateway keeps them: JSON without anything personal. */
  static String basics(Visit visit) {
    Staff.Department department = Staff.at(visit.window());
    String accepted = CityTime.format(LocalDateTime.ofInstant(visit.acceptedAt(), CityTime.ZONE));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("taskCode", department.taskCode(visit.item()));
    json.put("projectNo", projectNo(visit));
    json.put("taskName", department.items().get(visit.item()));
    json.put("proStatus", "2");
    json.put("deptCode", department.code());
    json.put("proDepart", department.name());
    json.put("orgcode", department.code());
    json.put("orgName", department.name());
    json.put("projectType", "1");
    json.put("promiseDay", "1");
    json.put("promiseType", "1");
    json.put("proChannel", "2");
    json.put("taskType", "01");
    json.put("areaCode", AREA);
    json.put("acceptDate", accepted);
    json.put("serviceNumber", 1);
    json.put("dataSource", "115");
    json.put("proManager", Staff.clerk(visit.window()));
    json.put("proManagerNo", Staff.staffNumber(visit.window()));
    json.put("serviceName", "申报");
    json.put("serviceTime", accepted);
    return new String(JsonFields.write(json), StandardCharsets.UTF_8);
  }

  static String certificate(Visit visit) {
    return "1509021990%08d".formatted(visit.person());
  }

  static String phone(Visit visit) {
    return "138%08d".formatted(visit.person());
  }

  /** The applicant's JSON, to be sealed. */
  static byte[] applicant(Visit visit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    RecordFields.put(json, new Applicant("演示甲", "1", "111", certificate(visit), phone(visit)));
    return JsonFields.write(json);
  }
}
