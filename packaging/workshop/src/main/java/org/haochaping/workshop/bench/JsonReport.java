package org.haochaping.workshop.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.haochaping.workshop.hall.HallException;

/** The rows as {@code {"figures":[{"id","value","baseline","ratio","unit","goal"}]}}. */
final class JsonReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonReport() {}

  /** UTF-8 text; what could not be compared is {@code null}. */
  static String of(List<Row> rows) {
    ObjectNode report = MAPPER.createObjectNode();
    ArrayNode figures = report.putArray("figures");
    for (Row row : rows) {
      ObjectNode figure = figures.addObject();
      figure.put("id", row.id().word());
      figure.put("value", Numbers.rounded(row.reading().value()));
      put(figure, "baseline", row.reading().baseline());
      put(figure, "ratio", row.reading().ratio());
      figure.put("unit", row.id().unit());
      figure.put("goal", row.id().goal().toString());
    }
    return report.toPrettyString() + "\n";
  }

  static void write(Path file, List<Row> rows) {
    try {
      Files.writeString(file, of(rows));
    } catch (IOException e) {
      throw new HallException("写不了 / can't write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void put(ObjectNode figure, String name, OptionalDouble number) {
    if (number.isPresent()) {
      figure.put(name, Numbers.rounded(number.getAsDouble()));
    } else {
      figure.putNull(name);
    }
  }
}
