package org.haochaping.gateway.results;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * What results need to know of a case, from its basics; nothing of the applicant.
 *
 * @param accepted whether it was accepted (article 15)
 */
record CaseMatter(
    boolean accepted,
    Optional<Subject> department,
    Optional<Subject> item,
    Optional<Subject> manager) {
  static final CaseMatter UNKNOWN =
      new CaseMatter(false, Optional.empty(), Optional.empty(), Optional.empty());

  static CaseMatter of(String basics) {
    try {
      JsonFields json = JsonFields.read(basics.getBytes(StandardCharsets.UTF_8));
      return new CaseMatter(
          json.optionalText("proStatus").filter(status -> !status.equals("1")).isPresent(),
          subject(json, SubjectKind.DEPARTMENT, "deptCode", "proDepart"),
          subject(json, SubjectKind.ITEM, "taskCode", "taskName"),
          clerk(
              json.optionalText("proManagerNo").orElse(""),
              json.optionalText("proManager").orElse("")));
    } catch (ProtocolException e) {
      return UNKNOWN; // basics that can't be read say of nobody whose case it is
    }
  }

  private static Optional<Subject> subject(
      JsonFields json, SubjectKind kind, String code, String name) {
    return json.optionalText(code)
        .filter(text -> !text.isBlank())
        .map(text -> new Subject(kind, text, json.optionalText(name).orElse("")));
  }

  /** A clerk, known by the staff number or else by the name; empty for nobody. */
  static Optional<Subject> clerk(String staffNumber, String name) {
    String code = staffNumber.isBlank() ? name : staffNumber;
    return code.isBlank()
        ? Optional.empty()
        : Optional.of(new Subject(SubjectKind.CLERK, code, name));
  }
}
