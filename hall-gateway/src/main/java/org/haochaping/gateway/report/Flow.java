package org.haochaping.gateway.report;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;

/** Lays parts one below the other, and a heading never alone at the foot of a page. */
final class Flow {
  private static final float GAP = 14;
  private static final int ROWS_WITH_HEAD = 3;

  private final Document document;
  private final PdfWriter writer;

  Flow(Document document, PdfWriter writer) {
    this.document = document;
    this.writer = writer;
  }

  float width() {
    return document.right() - document.left();
  }

  PdfWriter writer() {
    return writer;
  }

  void add(Element element) {
    document.add(element);
  }

  /** Something that stays on one page, with its heading as first row; named in the outline. */
  void block(String name, PdfPTable table) {
    place(name, table, table.size());
  }

  /** A table that may go on, its head on each page; it begins with at least some rows. */
  void table(String name, PdfPTable table) {
    place(name, table, Math.min(table.size(), table.getHeaderRows() + ROWS_WITH_HEAD));
  }

  private void place(String name, PdfPTable table, int together) {
    table.setTotalWidth(width());
    table.setLockedWidth(true);
    table.calculateHeights(true);
    float needed = GAP;
    for (int row = 0; row < together; row++) {
      needed += table.getRowHeight(row);
    }
    if (writer.getVerticalPosition(true) - needed < document.bottom()) {
      document.newPage();
    } else {
      table.setSpacingBefore(GAP);
    }
    new PdfOutline(
        writer.getRootOutline(),
        new PdfDestination(PdfDestination.FITH, writer.getVerticalPosition(true)),
        name);
    document.add(table);
  }
}
