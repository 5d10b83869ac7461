package org.haochaping.gateway.report;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;

/** What stands at the top and the foot of each page. */
final class PageFrame extends PdfPageEventHelper {
  private static final float SIZE = 7.5f;
  private static final float ABOVE = 18;
  private static final float BELOW = 24;

  private final Report report;
  private final Typesetter type;
  private final int pages;

  PageFrame(Report report, Typesetter type, int pages) {
    this.report = report;
    this.type = type;
    this.pages = pages;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte canvas = writer.getDirectContent();
    Rectangle page = document.getPageSize();
    float left = document.left();
    float right = document.right();
    if (writer.getPageNumber() > 1) {
      float top = page.getHeight() - document.topMargin() + ABOVE;
      type.line(
          canvas,
          type.regular(report.hall() + "　" + Words.title(report.period()), SIZE, Colours.SOFT),
          Element.ALIGN_LEFT,
          left,
          top);
      type.line(
          canvas,
          type.regular(Words.period(report.period()), SIZE, Colours.SOFT),
          Element.ALIGN_RIGHT,
          right,
          top);
      rule(canvas, left, right, top - 5);
    }
    float foot = document.bottomMargin() - BELOW;
    rule(canvas, left, right, foot + 11);
    int number = writer.getPageNumber();
    type.line(
        canvas,
        type.regular(
            "第 %d 页，共 %d 页 · Page %d of %d".formatted(number, pages, number, pages),
            SIZE,
            Colours.SOFT),
        Element.ALIGN_CENTER,
        page.getWidth() / 2,
        foot);
    if (report.edition() == Report.Edition.STAFF) {
      type.line(
          canvas, type.bold(Words.INTERNAL, SIZE, Colours.ALARM), Element.ALIGN_RIGHT, right, foot);
    }
  }

  private static void rule(PdfContentByte canvas, float left, float right, float y) {
    canvas.setColorStroke(Colours.RULE);
    canvas.setLineWidth(0.6f);
    canvas.moveTo(left, y);
    canvas.lineTo(right, y);
    canvas.stroke();
  }
}
