package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.RecordFields;

/**
 * Reads a case from an object with the city interface's field names, and says all that is wrong
 * with it at once. The records themselves know what is right; a field that they refuse is put down
 * and replaced by one that they take, until they have no more to say.
 */
public final class CaseForm {
  private static final Map<String, Object> RIGHT = right();

  private CaseForm() {}

  /**
   * What was read.
   *
   * @param file there if nothing is wrong
   */
  public record Read(Optional<CaseFile> file, List<FieldFault> faults) {
    /** Copies the faults. */
    public Read {
      faults = List.copyOf(faults);
    }

    private Read only(Predicate<CaseFile> right, FieldFault otherwise) {
      return file.isEmpty() || right.test(file.get())
          ? this
          : new Read(Optional.empty(), List.of(otherwise));
    }
  }

  /** Reads a case with its applicant. */
  public static Read withApplicant(ObjectNode json) {
    return read(json, true);
  }

  /** Reads a case with its applicant that was accepted, as only such get a receipt. */
  public static Read accepted(ObjectNode json) {
    return withApplicant(json)
        .only(
            CaseFile::isAccepted,
            new FieldFault("proStatus", "1:未受理的办件没有回执", "1: not accepted, so it gets no receipt"));
  }

  /** Reads a case with its applicant that is finished. */
  public static Read finished(ObjectNode json) {
    return accepted(json)
        .only(
            CaseFile::isFinished, new FieldFault("proStatus", "已办结应为 3", "3 for a finished case"));
  }

  /** Reads a case that failed and leaves its applicant out, whether it is there or not. */
  public static Read failed(ObjectNode json) {
    return read(json, false)
        .only(
            file -> !file.isAccepted(),
            new FieldFault("proStatus", "受理失败应为 1", "1 for a case that failed"));
  }

  private static Read read(ObjectNode json, boolean withApplicant) {
    ObjectNode mended = json.deepCopy();
    Map<String, FieldFault> faults = new LinkedHashMap<>();
    while (true) {
      try {
        CaseFile file = file(JsonFields.of(mended), withApplicant);
        return faults.isEmpty()
            ? new Read(Optional.of(file), List.of())
            : new Read(Optional.empty(), new ArrayList<>(faults.values()));
      } catch (ProtocolException e) {
        FieldFault fault = FieldFault.of(e);
        Object right = RIGHT.get(fault.field());
        if (right == null || faults.putIfAbsent(fault.field(), fault) != null) {
          faults.putIfAbsent(fault.field() + "?", fault);
          return new Read(Optional.empty(), new ArrayList<>(faults.values()));
        }
        put(mended, fault.field(), right);
      }
    }
  }

  private static void put(ObjectNode json, String field, Object value) {
    if (value instanceof Integer number) {
      json.put(field, number);
    } else {
      json.put(field, value.toString());
    }
  }

  private static CaseFile file(JsonFields json, boolean withApplicant) {
    Optional<Applicant> person =
        withApplicant ? Optional.of(RecordFields.applicant(json)) : Optional.empty();
    return new CaseFile(RecordFields.basics(json), RecordFields.contact(json), person);
  }

  private static Map<String, Object> right() {
    Map<String, Object> right = new LinkedHashMap<>();
    right.put("serviceNumber", 1);
    for (String code : List.of("proStatus", "userProp", "projectType", "proChannel")) {
      right.put(code, "2");
    }
    right.put("promiseType", "1");
    right.put("promiseDay", "1");
    right.put("userPageType", "111");
    right.put("serviceName", "申报");
    right.put("taskType", "01");
    for (String time : List.of("acceptDate", "resultDate", "serviceTime")) {
      right.put(time, "2026-11-24 11:50:00");
    }
    right.put("taskCode", "0".repeat(31));
    right.put("taskHandleItem", "0".repeat(33));
    right.put("deptCode", "0".repeat(18));
    right.put("orgcode", "0".repeat(18));
    right.put("areaCode", "0".repeat(12));
    right.put("dataSource", "000");
    for (String text :
        List.of(
            "projectNo",
            "taskName",
            "proDepart",
            "proManager",
            "proManagerNo",
            "orgName",
            "userName",
            "certKeyGOV",
            "mobile")) {
      right.put(text, "x");
    }
    return Map.copyOf(right);
  }
}
