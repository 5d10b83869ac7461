package org.haochaping.gateway.posters;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;
import org.haochaping.gateway.fonts.HallType;

/** Sets posters as PDF, each on a page of A5 (148 by 210 mm). */
public final class PosterSheets {
  private static final float WIDTH = 419.528f;
  private static final float HEIGHT = 595.276f;

  private final HallType type;

  /** In a type. */
  public PosterSheets(HallType type) {
    this.type = type;
  }

  /**
   * Writes one document and leaves the stream open.
   *
   * @param posters one or more
   * @throws PosterException if a name has a character that the type has no form for
   */
  public void write(OutputStream out, List<Poster> posters) {
    for (Poster poster : posters) {
      OptionalInt missing = type.missing(poster.names());
      if (missing.isPresent()) {
        throw new PosterException(
            "%d 号窗口:字体里没有“%s”字,请改用常用字 / window %d: the type has no form for it, use another character"
                .formatted(
                    poster.window(), Character.toString(missing.getAsInt()), poster.window()));
      }
    }
    try (Document document = new Document(new Rectangle(WIDTH, HEIGHT), 0, 0, 0, 0)) {
      PdfWriter writer = PdfWriter.getInstance(document, out);
      writer.setCloseStream(false);
      document.addTitle("窗口评价码 / Window poster");
      document.open();
      writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
      for (Poster poster : posters) {
        document.newPage();
        new PosterPage(writer.getDirectContent(), type, WIDTH, HEIGHT).draw(poster);
      }
    }
  }
}
