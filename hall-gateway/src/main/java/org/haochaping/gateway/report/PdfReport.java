package org.haochaping.gateway.report;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.util.SortedSet;
import org.haochaping.gateway.fonts.HallType;

/** Sets a report as PDF on A4, its type embedded as a subset. For one thread. */
public final class PdfReport {
  private static final float SIDE = 40;
  private static final float TOP = 58;
  private static final float FOOT = 54;

  private final Typesetter type;

  /** In a type. */
  public PdfReport(HallType type) {
    this.type = new Typesetter(type);
  }

  /**
   * Writes one document and leaves the stream open.
   *
   * @return characters of names that the type has no form for; 〓 stands for them
   */
  public SortedSet<String> write(OutputStream out, Report report) {
    // Set twice, since each page says how many there are.
    int pages = set(OutputStream.nullOutputStream(), report, 0);
    set(out, report, pages);
    return type.missing();
  }

  private int set(OutputStream out, Report report, int pages) {
    try (Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, FOOT)) {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      writer.setPageEvent(new PageFrame(report, type, pages));
      document.addTitle(
          "%s %s %s"
              .formatted(
                  report.hall(), Words.title(report.period()), Words.period(report.period())));
      document.addAuthor(report.hall());
      document.open();
      writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
      Flow flow = new Flow(document, writer);
      new FrontPage(flow, type).add(report);
      new PdfTables(flow, type).add(report);
      return writer.getPageNumber();
    }
  }
}
