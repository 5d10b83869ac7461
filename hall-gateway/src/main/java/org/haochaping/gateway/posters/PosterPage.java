package org.haochaping.gateway.posters;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import org.haochaping.gateway.cases.ReceiptPicture;
import org.haochaping.gateway.fonts.HallType;

/** One page: hall, window, code, what is rated; Chinese first, English second. */
final class PosterPage {
  private static final Color TEAL = new Color(0x0B6B74);
  private static final Color INK = new Color(0x16324A);
  private static final Color SOFT = new Color(0x5B7083);
  private static final Color GOLD = new Color(0xFFCB4D);
  private static final float MARGIN = 28;
  private static final float BAND = 88;
  private static final float CODE = 268;

  private final PdfContentByte canvas;
  private final HallType type;
  private final float width;
  private final float height;

  PosterPage(PdfContentByte canvas, HallType type, float width, float height) {
    this.canvas = canvas;
    this.type = type;
    this.width = width;
    this.height = height;
  }

  void draw(Poster poster) {
    band(poster.hall());
    float y = height - BAND - 46;
    line(type.bold(), 36, INK, poster.window() + " 号窗口", y);
    line(type.regular(), 13, SOFT, "Window " + poster.window(), y - 19);
    if (!poster.department().isEmpty()) {
      line(type.bold(), 18, TEAL, poster.department(), y - 43);
    }
    float bottom = y - 50 - CODE;
    code(poster.link(), bottom);
    line(type.bold(), 24, INK, "手机扫码，评价服务", bottom - 20);
    line(type.regular(), 12, SOFT, "Scan with your phone and rate the service", bottom - 36);
    line(type.bold(), 15, TEAL, "评价本窗口的服务态度和办事能力", bottom - 58);
    line(type.regular(), 10.5f, SOFT, "Rate this window's attitude and ability", bottom - 71);
    line(type.regular(), 10.5f, INK, "请填写办理业务时留的手机号；评价全凭自愿", bottom - 91);
    line(
        type.regular(),
        9,
        SOFT,
        "Enter the phone number left with your case. Rating is voluntary",
        bottom - 103);
    line(type.regular(), 9, SOFT, poster.link(), bottom - 116);
  }

  private void band(String hall) {
    canvas.setColorFill(TEAL);
    canvas.rectangle(0, height - BAND, width, BAND);
    canvas.fill();
    canvas.setColorFill(GOLD);
    canvas.rectangle(0, height - BAND - 4, width, 4);
    canvas.fill();
    line(type.bold(), 25, Color.WHITE, hall, height - 46);
    line(type.regular(), 12, Color.WHITE, "政务服务“好差评” · Service rating", height - 70);
  }

  /** Whole modules side by side, so that no seam shows. */
  private void code(String link, float bottom) {
    ReceiptPicture picture = ReceiptPicture.of(link);
    float module = CODE / picture.modules();
    float left = (width - CODE) / 2;
    canvas.setColorFill(Color.BLACK);
    for (int y = 0; y < picture.modules(); y++) {
      int from = 0;
      for (int x = 0; x <= picture.modules(); x++) {
        boolean dark = x < picture.modules() && picture.isDarkAt(x, y);
        if (!dark) {
          if (x > from) {
            canvas.rectangle(
                left + from * module,
                bottom + CODE - (y + 1) * module,
                (x - from) * module,
                module);
          }
          from = x + 1;
        }
      }
    }
    canvas.fill();
  }

  /** One line in the middle, smaller where it would not fit. */
  private void line(BaseFont font, float size, Color colour, String text, float y) {
    float room = width - 2 * MARGIN;
    float fitting = Math.min(size, size * room / font.getWidthPoint(text, size));
    canvas.beginText();
    canvas.setColorFill(colour);
    canvas.setFontAndSize(font, fitting);
    canvas.showTextAligned(PdfContentByte.ALIGN_CENTER, text, width / 2, y, 0);
    canvas.endText();
  }
}
