package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.haochaping.gateway.tables.CsvTable;
import org.haochaping.protocol.ProtocolException;

/** CSV (RFC 4180) with a header; columns that are no field of a case are passed over. */
final class CsvCaseLines implements CaseLines {
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");
  private static final Set<String> NUMBERS = Set.of("serviceNumber", LineForm.WINDOW);
  private static final List<String> REQUIRED =
      List.of(
          "projectNo",
          "serviceNumber",
          "taskCode",
          "taskName",
          "proStatus",
          "deptCode",
          "proDepart",
          "areaCode",
          "acceptDate",
          "dataSource",
          "serviceName",
          "serviceTime",
          "orgcode",
          "orgName",
          "projectType",
          "promiseDay",
          "promiseType",
          "proChannel",
          "taskType",
          "userName",
          "userProp",
          "userPageType",
          "certKeyGOV",
          "mobile");

  private final CsvTable table;

  private CsvCaseLines(CsvTable table) {
    this.table = table;
  }

  static CsvCaseLines open(Path file) throws IOException {
    CsvTable table = CsvTable.open(file);
    try {
      check(table.header());
      return new CsvCaseLines(table);
    } catch (ProtocolException e) {
      table.close();
      throw e;
    }
  }

  private static void check(List<String> header) {
    List<String> missing =
        REQUIRED.stream()
            .filter(name -> !header.contains(name))
            // A state says it as well.
            .filter(name -> !name.equals("proStatus") || !header.contains(LineForm.STATE))
            .toList();
    if (!missing.isEmpty()) {
      throw new ProtocolException(
          "第 1 行:缺少列 / line 1: columns are missing: " + String.join(", ", missing));
    }
    List<String> known =
        header.stream()
            .filter(name -> REQUIRED.contains(name) || LineForm.OWN.contains(name))
            .toList();
    if (Set.copyOf(known).size() != known.size()) {
      throw new ProtocolException("第 1 行:列名重复 / line 1: a column comes twice");
    }
  }

  @Override
  public Optional<Line> next() throws IOException {
    return table.next().map(row -> read(row.line(), row.header(), row.cells()));
  }

  @Override
  public boolean mayTellBatches() {
    return table.header().contains(LineForm.BATCH);
  }

  private static Line read(long line, List<String> header, List<String> cells) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    List<FieldFault> faults = new ArrayList<>();
    if (cells.size() > header.size()) {
      faults.add(new FieldFault("", "单元格多于列", "more cells than columns"));
    }
    for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
      String cell = cells.get(i);
      if (SCIENTIFIC.matcher(cell).matches()) {
        faults.add(
            new FieldFault(
                header.get(i), "表格软件改成了科学计数法,请将该列设为文本", "a spreadsheet turned it into a number"));
      } else if (NUMBERS.contains(header.get(i)) && cell.matches("\\d{1,9}")) {
        json.put(header.get(i), Integer.parseInt(cell));
      } else if (!cell.isEmpty()) {
        json.put(header.get(i), cell);
      }
    }
    return new Line(line, json, faults);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
