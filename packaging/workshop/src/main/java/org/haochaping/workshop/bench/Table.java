package org.haochaping.workshop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The rows as text in columns; a Chinese character is as wide as two others. */
final class Table {
  private static final List<String> HEADINGS =
      List.of(
          "代号 id",
          "项目 / figure",
          "数值 value",
          "基准 baseline",
          "比值 ratio",
          "单位 unit",
          "目标 goal",
          "达到 met");
  private static final int FIRST_NUMBER = 2;
  private static final int LAST_NUMBER = 4;

  private Table() {}

  static String of(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADINGS);
    rows.forEach(row -> lines.add(cells(row)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line(line, widths)).append('\n'));
    for (Row row : rows) {
      if (!row.reading().remark().isEmpty()) {
        text.append(row.id().word()).append(": ").append(row.reading().remark()).append('\n');
      }
    }
    return text.toString();
  }

  private static List<String> cells(Row row) {
    Reading reading = row.reading();
    return List.of(
        row.id().word(),
        row.id().title(),
        Numbers.text(reading.value()),
        text(reading.baseline()),
        text(reading.ratio()),
        row.id().unit(),
        row.id().goal().toString(),
        row.id().goal().isMetBy(reading) ? "是 yes" : "否 no");
  }

  private static String text(OptionalDouble figure) {
    return figure.isPresent() ? Numbers.text(figure.getAsDouble()) : "-";
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(cells.get(i)));
      boolean number = i >= FIRST_NUMBER && i <= LAST_NUMBER;
      line.append(i == 0 ? "" : "  ");
      line.append(number ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  /** In columns of a terminal. */
  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int codePoint) {
    return Character.isIdeographic(codePoint)
        || (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFF60);
  }
}
