package org.haochaping.gateway.report;

import java.time.LocalDateTime;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One sheet, filled row by row; printed on A4 across, its head again on each page. */
final class Sheet {
  /** What Windows has for Chinese; another one is taken where it is missing. */
  static final String FONT = "Microsoft YaHei";

  private static final String INK = "16324A";
  private static final String SOFT = "5B7083";
  private static final String RULE = "C9D5DB";

  private final Worksheet sheet;
  private int row;

  Sheet(Workbook book, String name, double... widths) {
    sheet = book.newWorksheet(name);
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, widths[i]);
    }
    sheet.hideGridLines();
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.footer("第 &P 页，共 &N 页 · Page &P of &N", Position.CENTER, FONT, 9);
  }

  /** A heading over all that follows. */
  void heading(String text) {
    sheet.value(row, 0, text);
    sheet.style(row, 0).bold().fontSize(14).fontColor(INK).set();
    sheet.rowHeight(row, 24);
    row++;
  }

  /** A sentence over so many columns, Chinese above English. */
  void note(String chinese, String english, int columns) {
    sheet.value(row, 0, chinese + "\n" + english);
    sheet.range(row, 0, row, columns - 1).merge();
    sheet.style(row, 0).wrapText(true).verticalAlignment("top").fontColor(SOFT).set();
    sheet.rowHeight(row, 44);
    row++;
  }

  void gap() {
    row++;
  }

  /** A table's head; it stays when one scrolls, and is printed on each page. */
  void head(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      sheet.value(row, i, texts[i]);
      StyleSetter style = sheet.style(row, i);
      style.bold().wrapText(true).verticalAlignment("bottom").fillColor("E3EEF0").fontColor(INK);
      style.horizontalAlignment(i == 0 ? "left" : "center").set();
    }
    sheet.rowHeight(row, 34);
    sheet.freezePane(1, row + 1);
    sheet.repeatRows(row);
    row++;
  }

  void text(int column, String text) {
    sheet.value(row, column, text);
    body(column).verticalAlignment("center").wrapText(true).set();
  }

  void soft(int column, String text) {
    sheet.value(row, column, text);
    body(column).fontColor(SOFT).set();
  }

  void moment(int column, LocalDateTime at) {
    sheet.value(row, column, at);
    body(column).format("yyyy-mm-dd hh:mm").horizontalAlignment("right").set();
  }

  /** A number as a number; the cell stays empty where there is none. */
  void number(int column, Figure figure) {
    if (figure.value().isPresent()) {
      sheet.value(row, column, figure.cell());
    }
    body(column)
        .format(figure.kind() == Figure.Kind.SHARE ? "0.0%" : "#,##0")
        .horizontalAlignment("right")
        .verticalAlignment("center")
        .set();
  }

  private StyleSetter body(int column) {
    StyleSetter style = sheet.style(row, column);
    style.borderStyle(BorderSide.BOTTOM, BorderStyle.THIN).borderColor(BorderSide.BOTTOM, RULE);
    return style;
  }

  void next() {
    row++;
  }
}
