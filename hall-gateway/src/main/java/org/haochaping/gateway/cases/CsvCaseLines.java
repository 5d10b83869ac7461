package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.haochaping.gateway.tables.CsvTable;
import org.haochaping.protocol.ProtocolException;

/** CSV (RFC 4180) with a header; columns that are no field of a case are passed over. */
final class CsvCaseLines implements CaseLines {
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");
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
    List<String> missing = REQUIRED.stream().filter(name -> !header.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new ProtocolException(
          "第 1 行:缺少列 / line 1: columns are missing: " + String.join(", ", missing));
    }
    if (header.stream().filter(REQUIRED::contains).count() != REQUIRED.size()) {
      throw new ProtocolException("第 1 行:列名重复 / line 1: a column comes twice");
    }
  }

  @Override
  public Optional<Line> next() throws IOException {
    return table.next().map(row -> new Line(row.line(), read(row.header(), row.cells())));
  }

  private static CaseForm.Read read(List<String> header, List<String> cells) {
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
      } else if (header.get(i).equals("serviceNumber") && cell.matches("\\d{1,9}")) {
        json.put("serviceNumber", Integer.parseInt(cell));
      } else if (!cell.isEmpty()) {
        json.put(header.get(i), cell);
      }
    }
    return faults.isEmpty() ? CaseForm.accepted(json) : new CaseForm.Read(Optional.empty(), faults);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
