package org.haochaping.gateway.report;

import com.lowagie.text.Chunk;
import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;

/** How a report begins: whose it is, the hall's numbers, how they are made, the last months. */
final class FrontPage {
  private final Flow flow;
  private final Typesetter type;

  FrontPage(Flow flow, Typesetter type) {
    this.flow = flow;
    this.type = type;
  }

  void add(Report report) {
    title(report);
    notices(report);
    report
        .total()
        .ifPresentOrElse(
            total -> {
              flow.block("概况 Summary", new Tiles(type).of(report, total));
              HallFigures figures = new HallFigures(type);
              flow.block("等级分布 Levels", figures.of(report, total));
            },
            () -> flow.add(notice("本期评价较少，不公布。", "Too few ratings to be published.", Colours.INK)));
    notes(report);
    flow.block("近十二个月 Last twelve months", new TrendChart(type).of(flow, report.trend()));
  }

  private void title(Report report) {
    PdfPTable band = new PdfPTable(1);
    band.setWidthPercentage(100);
    band.addCell(band(type.bold(report.hall(), 13, Color.WHITE), 16, 8));
    band.addCell(band(type.bold(Words.title(report.period()), 21, Color.WHITE), 0, 6));
    band.addCell(band(type.regular(Words.titleEnglish(report.period()), 10, Colours.PALE), 0, 12));
    band.addCell(band(type.bold(Words.period(report.period()), 14, Colours.GOLD), 0, 16));
    flow.add(band);
    Paragraph made =
        type.paragraph(
            type.both(
                type.regular("制表时间 " + Words.minute(report.madeAt()), 8.5f, Colours.SOFT),
                "made at " + Words.minute(report.madeAt()) + " " + report.madeAt().getZone()),
            8.5f);
    made.setAlignment(Element.ALIGN_RIGHT);
    made.setSpacingBefore(3);
    flow.add(made);
  }

  private static PdfPCell band(Chunk text, float above, float below) {
    PdfPCell cell = Cells.plain(new Phrase(text), Element.ALIGN_LEFT);
    cell.setBackgroundColor(Colours.TEAL);
    cell.setPaddingLeft(18);
    cell.setPaddingTop(above);
    cell.setPaddingBottom(below);
    return cell;
  }

  private void notices(Report report) {
    if (report.edition() == Report.Edition.STAFF) {
      flow.add(notice(Words.INTERNAL + "。", Words.INTERNAL_ENGLISH, Colours.ALARM));
    }
    if (!report.isComplete()) {
      flow.add(
          notice(Words.only(report.months()), Words.onlyEnglish(report.months()), Colours.ALARM));
    }
    if (report.waiting() > 0) {
      flow.add(
          notice(
              "尚有 %d 项变动未计入。".formatted(report.waiting()),
              "%d changes were not counted yet.".formatted(report.waiting()),
              Colours.ALARM));
    }
  }

  private Paragraph notice(String chinese, String english, Color colour) {
    Paragraph notice = type.paragraph(type.both(type.bold(chinese, 9.5f, colour), english), 9.5f);
    notice.setSpacingBefore(4);
    return notice;
  }

  private void notes(Report report) {
    PdfPTable notes = new PdfPTable(1);
    notes.addCell(Cells.heading(type, "说明", "How to read this", 1));
    note(notes, Words.FORMULA, Words.FORMULA_ENGLISH);
    note(notes, Words.TERMS, Words.TERMS_ENGLISH);
    if (report.edition() == Report.Edition.PUBLIC) {
      note(notes, Words.small(report.least()), Words.smallEnglish(report.least()));
    }
    flow.block("说明 How to read this", notes);
  }

  private void note(PdfPTable notes, String chinese, String english) {
    PdfPCell cell =
        Cells.plain(
            type.stacked(type.regular(chinese, 8.5f, Colours.INK), english, 7.2f),
            Element.ALIGN_LEFT);
    cell.setBackgroundColor(Colours.BAND);
    cell.setPaddingLeft(8);
    cell.setPaddingRight(8);
    notes.addCell(cell);
  }
}
