package org.haochaping.gateway.terminals;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;

/**
 * A region's reason list as CSV in UTF-8 with the columns {@code code, level, label, core, active,
 * list}; {@code level} is the city's number, 5 the best. Retired reasons stay in the file for old
 * records and are not offered.
 */
public final class ReasonsFile {
  private static final String SHIPPED = "reasons.csv";

  private ReasonsFile() {}

  /** The region's list of May 2020. */
  public static ReasonList shipped() {
    try (InputStream in =
        Objects.requireNonNull(ReasonsFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), SHIPPED);
    } catch (IOException e) {
      throw new IllegalStateException("the program's jar is damaged", e);
    }
  }

  /**
   * A hall's own file.
   *
   * @throws ProtocolException naming file and line of what is wrong
   */
  public static ReasonList read(Path file) throws IOException {
    return read(Files.readString(file), file.toString());
  }

  private static ReasonList read(String csv, String name) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    String version = "none";
    int line = 1;
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
      while (rows.hasNextValue()) {
        line++;
        Map<String, String> row = rows.nextValue();
        if (Boolean.parseBoolean(column(row, "active"))) {
          version = column(row, "list");
          reasons.add(reason(row));
        }
      }
    } catch (ProtocolException | NumberFormatException e) {
      throw new ProtocolException(name + " line " + line + ": " + e.getMessage());
    }
    return new ReasonList(version, reasons);
  }

  private static Reason reason(Map<String, String> row) {
    return new Reason(
        SatisfactionLevel.ofCityCode(Integer.parseInt(column(row, "level"))),
        column(row, "code"),
        column(row, "label"),
        Boolean.parseBoolean(column(row, "core")));
  }

  private static String column(Map<String, String> row, String name) {
    String value = row.get(name);
    if (value == null) {
      throw new ProtocolException("no column " + name);
    }
    return value.strip();
  }
}
