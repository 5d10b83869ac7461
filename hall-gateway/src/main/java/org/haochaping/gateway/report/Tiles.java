package org.haochaping.gateway.report;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import org.haochaping.gateway.results.Tally;

/** The few numbers that everybody looks at first. */
final class Tiles {
  private static final int TILES = 5;
  private static final float SIZE = 19;

  /** A number of so many characters fits at that size. */
  private static final float FITTING = 9;

  private static final float LEADING = 1.15f;

  private final Typesetter type;

  Tiles(Typesetter type) {
    this.type = type;
  }

  PdfPTable of(Report report, Tally total) {
    PdfPTable tiles = new PdfPTable(TILES);
    String before =
        report
            .before()
            .map(tally -> "上期 before " + Column.GOOD_RATE.of(tally).text())
            .orElse("上期 before —");
    tile(tiles, "好评率", "Good rate", Column.GOOD_RATE.of(total).text(), before, Colours.TEAL);
    tile(
        tiles,
        "主动评价",
        "Ratings given",
        Column.ACTIVE.of(total).text(),
        "默认 defaults " + Column.DEFAULTS.of(total).text(),
        Colours.INK);
    tile(tiles, "差评", "Bad ratings", Figure.of(total.bad()).text(), "不满意、非常不满意", Colours.INK);
    tile(
        tiles,
        "差评回访",
        "Called back",
        Figure.of(total.calledBack()).text() + "/" + Column.FOLLOW_UPS.of(total).text(),
        "用时中位 median " + Column.MEDIAN.of(total).text() + " h",
        Colours.INK);
    tile(
        tiles,
        "未评价率",
        "Not rated",
        Column.UNRATED.of(total).text(),
        "受理 cases " + Column.CASES.of(total).text(),
        Colours.INK);
    return tiles;
  }

  private void tile(
      PdfPTable tiles, String chinese, String english, String value, String note, Color colour) {
    Phrase phrase = type.both(type.bold(chinese, 9, Colours.INK), english);
    phrase.add(type.bold("\n" + value, SIZE * Math.min(1, FITTING / value.length()), colour));
    phrase.add(type.regular("\n" + note, 7.2f, Colours.SOFT));
    PdfPCell cell = Cells.plain(phrase, Element.ALIGN_LEFT);
    cell.setLeading(3, LEADING);
    cell.setBackgroundColor(Colours.BAND);
    cell.setBorder(Rectangle.LEFT);
    cell.setBorderColor(colour);
    cell.setBorderWidth(2.5f);
    cell.setPaddingLeft(8);
    cell.setPaddingTop(7);
    cell.setPaddingBottom(7);
    tiles.addCell(cell);
  }
}
