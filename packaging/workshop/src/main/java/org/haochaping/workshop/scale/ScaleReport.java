package org.haochaping.workshop.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.haochaping.workshop.hall.HallException;

/** The figures as a table of Markdown, and as JSON. */
final class ScaleReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ScaleReport() {}

  /** A column for each ledger, a line for each question. */
  static String table(List<ScaleRow> rows) {
    StringBuilder text = new StringBuilder("| 毫秒,中位 / p99; milliseconds, median / p99 |");
    rows.forEach(row -> text.append(" %s %,d |".formatted(row.engine(), row.ratings())));
    text.append("\n| --- |").append(" ---: |".repeat(rows.size())).append('\n');
    for (int i = 0; i < rows.get(0).latencies().size(); i++) {
      text.append("| ").append(rows.get(0).latencies().get(i).name()).append(" |");
      for (ScaleRow row : rows) {
        Latency one = row.latencies().get(i);
        text.append(String.format(Locale.ROOT, " %.1f / %.1f |", one.median(), one.p99()));
      }
      text.append('\n');
    }
    line(text, "生成,秒 / made, s", rows.stream().map(ScaleRow::fillSeconds).toList());
    line(text, "首次汇总,秒 / first count, s", rows.stream().map(ScaleRow::countSeconds).toList());
    line(text, "重新判定,条/秒 / replay, ratings/s", rows.stream().map(ScaleRow::replayed).toList());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, List<Double> values) {
    text.append("| ").append(name).append(" |");
    values.forEach(value -> text.append(String.format(Locale.ROOT, " %,.0f |", value)));
    text.append('\n');
  }

  static void write(Path file, List<ScaleRow> rows) {
    ObjectNode report = MAPPER.createObjectNode();
    for (ScaleRow row : rows) {
      ObjectNode one = report.withArray("ledgers").addObject();
      one.put("engine", row.engine());
      one.put("ratings", row.ratings());
      one.put("fillSeconds", row.fillSeconds());
      one.put("countSeconds", row.countSeconds());
      one.put("replayPerSecond", row.replayed());
      for (Latency latency : row.latencies()) {
        one.withArray("latencies")
            .addObject()
            .put("name", latency.name())
            .put("medianMillis", latency.median())
            .put("p99Millis", latency.p99());
      }
    }
    try {
      Files.writeString(file, report.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new HallException("写不了 / can't write " + file + ": " + e.getMessage(), e);
    }
  }
}
