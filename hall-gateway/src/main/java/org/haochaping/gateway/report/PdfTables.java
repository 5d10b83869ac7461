package org.haochaping.gateway.report;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.haochaping.gateway.results.SubjectKind;

/** The tables by kind; each has its head again on each page. */
final class PdfTables {
  private static final float SIZE = 8;
  private static final float NAME = 146;

  /** What a page has no room for is in the XLSX. */
  private static final Set<Column> COLUMNS =
      EnumSet.complementOf(EnumSet.of(Column.CASES, Column.FOLLOW_UPS));

  private final Flow flow;
  private final Typesetter type;

  PdfTables(Flow flow, Typesetter type) {
    this.flow = flow;
    this.type = type;
  }

  void add(Report report) {
    report.tables().forEach(this::table);
    ReasonAndFocus rest = new ReasonAndFocus(flow, type);
    rest.reasons(report);
    rest.focus(report);
  }

  private void table(SubjectKind kind, List<Line> lines) {
    String heading = Words.heading(kind);
    PdfPTable table = new PdfPTable(widths());
    table.addCell(Cells.heading(type, heading, "By " + kind.english(), COLUMNS.size() + 1));
    table.addCell(
        Cells.head(
            type.stacked(type.bold(kind.chinese(), SIZE, Colours.INK), kind.english(), 6.2f),
            Element.ALIGN_LEFT));
    for (Column column : COLUMNS) {
      table.addCell(
          Cells.head(
              type.stacked(type.bold(head(column), 7, Colours.INK), column.english(), 6),
              Element.ALIGN_RIGHT));
    }
    table.setHeaderRows(2);
    if (lines.isEmpty()) {
      PdfPCell none =
          Cells.body(
              type.both(type.regular("本期无数据", SIZE, Colours.SOFT), "nothing in this period"),
              Element.ALIGN_LEFT);
      none.setColspan(COLUMNS.size() + 1);
      table.addCell(none);
    }
    lines.forEach(line -> row(table, line));
    flow.table(heading + " By " + kind.english(), table);
  }

  private void row(PdfPTable table, Line line) {
    table.addCell(
        Cells.body(
            new Phrase(type.regular(Words.label(line.subject()), SIZE, Colours.INK)),
            Element.ALIGN_LEFT));
    if (line.tally().isEmpty()) {
      PdfPCell hidden =
          Cells.body(
              type.both(type.regular(Words.TOO_FEW, 7.5f, Colours.SOFT), Words.TOO_FEW_ENGLISH),
              Element.ALIGN_LEFT);
      hidden.setColspan(COLUMNS.size());
      hidden.setPaddingLeft(12);
      table.addCell(hidden);
      return;
    }
    for (Column column : COLUMNS) {
      String text = column.of(line.tally().get()).text();
      table.addCell(
          Cells.body(
              new Phrase(
                  column == Column.GOOD_RATE
                      ? type.bold(text, 7.5f, Colours.TEAL)
                      : type.regular(text, 7.5f, Colours.INK)),
              Element.ALIGN_RIGHT));
    }
  }

  /** Where it is narrow, four characters as two and two, five as two and three: 非常 满意. */
  private static String head(Column column) {
    String words = column.chinese();
    return isWide(column) || words.length() < 4
        ? words
        : words.substring(0, 2) + "\n" + words.substring(2);
  }

  private static boolean isWide(Column column) {
    return column == Column.GOOD_RATE || column == Column.UNRATED;
  }

  private static float[] widths() {
    float[] widths = new float[COLUMNS.size() + 1];
    widths[0] = NAME;
    int i = 1;
    for (Column column : COLUMNS) {
      widths[i] = isWide(column) ? 37 : 30;
      i++;
    }
    return widths;
  }
}
