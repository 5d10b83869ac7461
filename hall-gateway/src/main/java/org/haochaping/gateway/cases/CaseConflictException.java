package org.haochaping.gateway.cases;

import java.util.Collection;
import java.util.List;

/** A case is known already, and otherwise; the message names fields, never a value. */
public final class CaseConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldFault> faults;

  private CaseConflictException(String message, List<FieldFault> faults) {
    super(message);
    this.faults = faults;
  }

  /** These fields are known otherwise. */
  static CaseConflictException otherwise(Collection<String> fields) {
    return new CaseConflictException(
        "与已登记的不一致 / known otherwise: " + String.join(", ", fields),
        fields.stream()
            .map(field -> new FieldFault(field, "与已登记的不一致", "known otherwise"))
            .toList());
  }

  /** One field can't be what it is, by what is known. */
  static CaseConflictException of(FieldFault fault) {
    return new CaseConflictException(fault.zh() + " / " + fault.en(), List.of(fault));
  }

  /** The fields at fault. */
  public List<FieldFault> faults() {
    return faults;
  }
}
