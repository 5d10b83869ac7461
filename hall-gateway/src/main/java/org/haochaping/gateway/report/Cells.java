package org.haochaping.gateway.report;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPCellEvent;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;

/** The cells that all tables of a report are built of. */
final class Cells {
  private static final float LEADING = 1.25f;

  private Cells() {}

  /** One without a border. */
  static PdfPCell plain(Phrase phrase, int align) {
    PdfPCell cell = new PdfPCell(phrase);
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setHorizontalAlignment(align);
    cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
    cell.setLeading(0, LEADING);
    cell.setUseAscender(true);
    cell.setUseDescender(true);
    cell.setPadding(3);
    return cell;
  }

  /** One of a table's body, with a thin rule below it. */
  static PdfPCell body(Phrase phrase, int align) {
    PdfPCell cell = plain(phrase, align);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(Colours.RULE);
    cell.setBorderWidth(0.5f);
    cell.setPaddingTop(4);
    cell.setPaddingBottom(4);
    return cell;
  }

  /** One of a table's head. */
  static PdfPCell head(Phrase phrase, int align) {
    PdfPCell cell = plain(phrase, align);
    cell.setBackgroundColor(Colours.HEAD);
    cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
    cell.setPaddingTop(5);
    cell.setPaddingBottom(5);
    return cell;
  }

  /** A heading over a whole table. */
  static PdfPCell heading(Typesetter type, String chinese, String english, int columns) {
    PdfPCell cell =
        plain(type.both(type.bold(chinese, 12.5f, Colours.INK), english), Element.ALIGN_LEFT);
    cell.setColspan(columns);
    cell.setPaddingLeft(0);
    cell.setPaddingBottom(6);
    return cell;
  }

  /** A bar from the left, as long as the share says. */
  static PdfPCell bar(Typesetter type, double share, Color colour) {
    PdfPCell cell = body(type.nothing(), Element.ALIGN_LEFT);
    PdfPCellEvent event =
        (one, place, canvases) -> {
          PdfContentByte canvas = canvases[PdfPTable.BACKGROUNDCANVAS];
          float height = Math.min(8, place.getHeight() - 4);
          float y = place.getBottom() + (place.getHeight() - height) / 2;
          canvas.saveState();
          canvas.setColorFill(colour);
          canvas.rectangle(
              place.getLeft() + 4, y, (float) ((place.getWidth() - 8) * share), height);
          canvas.fill();
          canvas.restoreState();
        };
    cell.setCellEvent(event);
    return cell;
  }
}
