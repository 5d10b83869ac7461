package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.cases.CaseForm;
import org.haochaping.gateway.cases.FieldFault;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/** Reads a request's fields and gathers all that is wrong with them, to be said at once. */
final class Form {
  static final int MAX_WINDOW = 65_535;

  private final List<FieldFault> faults = new ArrayList<>();

  /** The field's value, or a stand-in that goes nowhere, as {@link #check} will throw. */
  <T> T field(Supplier<T> read, T standIn) {
    try {
      return read.get();
    } catch (ProtocolException e) {
      faults.add(FieldFault.of(e));
      return standIn;
    }
  }

  int window(JsonFields json) {
    return field(() -> (int) json.integer("window", 0, MAX_WINDOW), 0);
  }

  Optional<CaseFile> accepted(ObjectNode json, String where) {
    return kept(CaseForm.accepted(json), where);
  }

  Optional<CaseFile> finished(ObjectNode json) {
    return kept(CaseForm.finished(json), "");
  }

  Optional<CaseFile> failed(ObjectNode json) {
    return kept(CaseForm.failed(json), "");
  }

  void refuse(FieldFault fault) {
    faults.add(fault);
  }

  private Optional<CaseFile> kept(CaseForm.Read read, String where) {
    read.faults().forEach(fault -> faults.add(fault.in(where)));
    return read.file();
  }

  /**
   * Ends the reading.
   *
   * @throws Problem with 422 if anything was wrong
   */
  void check() {
    if (!faults.isEmpty()) {
      throw Problem.fields(faults);
    }
  }
}
