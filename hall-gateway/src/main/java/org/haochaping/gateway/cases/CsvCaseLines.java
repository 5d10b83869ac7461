package org.haochaping.gateway.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/** CSV (RFC 4180) with a header; columns that are no field of a case are passed over. */
final class CsvCaseLines implements CaseLines {
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");
  private static final int MAX_CHARACTERS = 64 * 1024;
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

  private final MappingIterator<String[]> rows;
  private final List<String> header;

  private CsvCaseLines(MappingIterator<String[]> rows, List<String> header) {
    this.rows = rows;
    this.header = header;
  }

  static CsvCaseLines open(Path file) throws IOException {
    Reader in = TextFile.open(file);
    try {
      CsvMapper mapper =
          new CsvMapper(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_CHARACTERS).build())
                  .build());
      MappingIterator<String[]> rows =
          mapper
              .readerFor(String[].class)
              .with(CsvParser.Feature.WRAP_AS_ARRAY)
              .with(CsvParser.Feature.SKIP_EMPTY_LINES)
              .readValues(in);
      return new CsvCaseLines(rows, header(rows));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static List<String> header(MappingIterator<String[]> rows) throws IOException {
    List<String> header = new ArrayList<>();
    try {
      if (rows.hasNextValue()) {
        for (String name : rows.nextValue()) {
          header.add(name.strip());
        }
      }
    } catch (JsonProcessingException e) {
      throw unreadable(1);
    }
    Set<String> missing = new HashSet<>(REQUIRED);
    header.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new ProtocolException(
          "第 1 行:缺少列 / line 1: columns are missing: "
              + String.join(", ", REQUIRED.stream().filter(missing::contains).toList()));
    }
    if (header.stream().filter(REQUIRED::contains).distinct().count()
        != header.stream().filter(REQUIRED::contains).count()) {
      throw new ProtocolException("第 1 行:列名重复 / line 1: a column comes twice");
    }
    return header;
  }

  @Override
  public Optional<Line> next() throws IOException {
    long line = rows.getCurrentLocation().getLineNr();
    try {
      if (!rows.hasNextValue()) {
        return Optional.empty();
      }
      // Behind blank lines the row begins later than the last one ended.
      line = Math.max(line, rows.getParser().currentTokenLocation().getLineNr());
      return Optional.of(new Line(line, read(rows.nextValue())));
    } catch (JsonProcessingException | RuntimeJsonMappingException e) {
      throw unreadable(line);
    }
  }

  /** Its own message is of no use, since it quotes the input. */
  private static ProtocolException unreadable(long line) {
    return new ProtocolException(
        "第 " + line + " 行起不是 CSV(引号未闭合?)/ no CSV from line " + line + " on (an open quote?)");
  }

  private CaseForm.Read read(String[] cells) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    List<FieldFault> faults = new ArrayList<>();
    if (cells.length > header.size()) {
      faults.add(new FieldFault("", "单元格多于列", "more cells than columns"));
    }
    for (int i = 0; i < Math.min(cells.length, header.size()); i++) {
      String cell = cells[i].strip();
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
    rows.close();
  }
}
