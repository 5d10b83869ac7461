package org.haochaping.gateway.report;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.SatisfactionLevel;

/** The hall's levels at the left, all else that was counted at the right. */
final class HallFigures {
  private static final float SIZE = 8.5f;

  private final Typesetter type;

  HallFigures(Typesetter type) {
    this.type = type;
  }

  PdfPTable of(Report report, Tally total) {
    PdfPTable both = new PdfPTable(new float[] {300, 15, 200});
    both.addCell(wrapped(levels(total)));
    both.addCell(Cells.plain(type.nothing(), Element.ALIGN_LEFT));
    both.addCell(wrapped(facts(report, total)));
    return both;
  }

  private static PdfPCell wrapped(PdfPTable table) {
    table.setWidthPercentage(100);
    PdfPCell cell = new PdfPCell();
    // As an element: a table as the cell itself would stretch its last row to the other's height.
    cell.addElement(table);
    cell.setBorder(0);
    cell.setPadding(0);
    return cell;
  }

  private PdfPTable levels(Tally total) {
    PdfPTable table = new PdfPTable(new float[] {125, 95, 40, 40});
    table.addCell(Cells.heading(type, "主动评价的等级", "Levels of ratings given", 4));
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      long count = total.ratings(level);
      double share = total.active() == 0 ? 0 : (double) count / total.active();
      table.addCell(
          Cells.body(
              type.both(
                  type.regular(level.chinese(), SIZE, Colours.INK),
                  level.cityCode() + " " + level.english()),
              Element.ALIGN_LEFT));
      table.addCell(Cells.bar(type, share, Colours.of(level)));
      table.addCell(number(Figure.of(count)));
      table.addCell(
          number(
              Figure.share(
                  total.active() == 0 ? OptionalDouble.empty() : OptionalDouble.of(share))));
    }
    return table;
  }

  private PdfPTable facts(Report report, Tally total) {
    PdfPTable table = new PdfPTable(new float[] {150, 50});
    table.addCell(Cells.heading(type, "其他", "Apart from them", 2));
    fact(table, "默认评价", "defaults", Column.DEFAULTS.of(total));
    fact(table, "受理未评价", "cases not rated", Figure.of(total.unrated()));
    fact(table, "差评回访", "follow-ups", Column.FOLLOW_UPS.of(total));
    fact(table, "回访逾期", "called back late", Column.CALL_LATE.of(total));
    fact(table, "整改逾期", "rectified late", Column.RECTIFY_LATE.of(total));
    if (report.edition() == Report.Edition.STAFF) {
      fact(table, "无办件评价", "without a case", Figure.of(total.unbound()));
      fact(table, "大厅评价", "of the hall itself", Figure.of(ofTheHall(total)));
    }
    return table;
  }

  static long ofTheHall(Tally total) {
    return Arrays.stream(SatisfactionLevel.values()).mapToLong(total::ofTheHall).sum();
  }

  private void fact(PdfPTable table, String chinese, String english, Figure figure) {
    table.addCell(
        Cells.body(
            type.both(type.regular(chinese, SIZE, Colours.INK), english), Element.ALIGN_LEFT));
    table.addCell(number(figure));
  }

  private PdfPCell number(Figure figure) {
    return Cells.body(
        new Phrase(type.regular(figure.text(), SIZE, Colours.INK)), Element.ALIGN_RIGHT);
  }
}
