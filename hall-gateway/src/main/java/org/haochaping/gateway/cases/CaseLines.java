package org.haochaping.gateway.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.RecordFields;

/**
 * Cases as lines of JSON, one case a line, with the city interface's own field names.
 *
 * @param cases in the order of their lines; empty if any line is wrong
 * @param problems each names its line and field, never a value
 */
public record CaseLines(List<CaseFile> cases, List<String> problems) {
  /** Copies both. */
  public CaseLines {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** Reads and checks all lines; blank ones are passed over. */
  public static CaseLines read(List<String> lines) {
    List<CaseFile> cases = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        cases.add(accepted(lines.get(i)));
      } catch (ProtocolException e) {
        problems.add("第 " + (i + 1) + " 行 / line " + (i + 1) + ": " + e.getMessage());
      }
    }
    return new CaseLines(problems.isEmpty() ? cases : List.of(), problems);
  }

  private static CaseFile accepted(String line) {
    JsonFields json = JsonFields.read(line.getBytes(StandardCharsets.UTF_8));
    CaseFile file =
        new CaseFile(
            RecordFields.basics(json), RecordFields.contact(json), RecordFields.applicant(json));
    if (!file.isAccepted()) {
      throw new ProtocolException("proStatus: 1, not accepted yet, so no receipt (article 15)");
    }
    return file;
  }
}
