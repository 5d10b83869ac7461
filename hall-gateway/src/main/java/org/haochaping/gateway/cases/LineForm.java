package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * Reads what a line of a file says. Beside the fields of a case it may have {@code window}, {@code
 * state} and {@code batch}; a line whose state is said needs no {@code proStatus}.
 *
 * @param usual the window of lines that say none
 */
record LineForm(OptionalInt usual) {
  static final String WINDOW = "window";
  static final String STATE = "state";
  static final String BATCH = "batch";
  static final List<String> OWN = List.of(WINDOW, STATE, BATCH);

  private static final int MAX_WINDOW = 65_535;

  ToldCase read(CaseLines.Line line) {
    List<FieldFault> faults = new ArrayList<>(line.faults());
    Optional<CaseFile> file = Optional.empty();
    int window = 0;
    boolean failed = false;
    if (faults.isEmpty()) {
      Optional<CaseState> state = state(line.json(), faults);
      failed = state.equals(Optional.of(CaseState.FAILED));
      window = window(line.json(), failed, faults);
      if (line.json().path(BATCH).isContainerNode()) {
        faults.add(new FieldFault(BATCH, "应为文本", "not a text"));
      }
      if (failed && line.batch().isPresent()) {
        faults.add(new FieldFault(STATE, "受理失败的办件不入批次", "a case that failed is in no batch"));
      }
      CaseForm.Read read = form(line.json(), state);
      faults.addAll(read.faults());
      file = faults.isEmpty() ? read.file() : Optional.empty();
    }
    return new ToldCase(line.line(), line.batch(), file, window, failed, List.copyOf(faults));
  }

  private static Optional<CaseState> state(ObjectNode json, List<FieldFault> faults) {
    try {
      Optional<String> word =
          JsonFields.of(json).optionalText(STATE).filter(text -> !text.isBlank());
      Optional<CaseState> state = word.flatMap(CaseState::told);
      if (word.isPresent() && state.isEmpty()) {
        faults.add(
            new FieldFault(STATE, "应为已受理、受理失败或已办结", "accepted, failed or finished is wanted"));
      }
      return state;
    } catch (ProtocolException e) {
      faults.add(FieldFault.of(e));
      return Optional.empty();
    }
  }

  private int window(ObjectNode json, boolean failed, List<FieldFault> faults) {
    if (!json.hasNonNull(WINDOW)) {
      if (usual.isEmpty() && !failed) {
        faults.add(
            new FieldFault(
                WINDOW,
                "缺失:该行没有窗口号,也没有 --window",
                "missing: the line has none, and there is no --window"));
      }
      return usual.orElse(0);
    }
    try {
      return (int) JsonFields.of(json).integer(WINDOW, 0, MAX_WINDOW);
    } catch (ProtocolException e) {
      faults.add(FieldFault.of(e));
      return 0;
    }
  }

  /** The API's form for each state. */
  private static CaseForm.Read form(ObjectNode json, Optional<CaseState> state) {
    if (state.isEmpty()) {
      return CaseForm.accepted(json);
    }
    return switch (state.get()) {
      case ACCEPTED -> CaseForm.accepted(withStatus(json, "2"));
      case FAILED -> CaseForm.failed(withStatus(json, "1"));
      case FINISHED -> CaseForm.finished(withStatus(json, "3"));
    };
  }

  private static ObjectNode withStatus(ObjectNode json, String ifNone) {
    return json.hasNonNull("proStatus") ? json : json.deepCopy().put("proStatus", ifNone);
  }
}
