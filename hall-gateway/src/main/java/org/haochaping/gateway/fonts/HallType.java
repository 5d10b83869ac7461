package org.haochaping.gateway.fonts;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Noto Sans SC in two weights, for Chinese and Latin alike. A document embeds only the characters
 * that stand in it, and its text can be searched and copied. For one thread.
 */
public record HallType(BaseFont regular, BaseFont bold) {
  private static final String REGULAR = "NotoSansSC-Regular.ttf";
  private static final String BOLD = "NotoSansSC-Bold.ttf";

  /** Loads both; takes some tenths of a second. */
  public static HallType load() {
    return new HallType(font(REGULAR), font(BOLD));
  }

  /** The first character of a text that the type has no form for. */
  public OptionalInt missing(String text) {
    return text.codePoints().filter(c -> !regular.charExists(c) || !bold.charExists(c)).findFirst();
  }

  private static BaseFont font(String name) {
    try (InputStream in = Objects.requireNonNull(HallType.class.getResourceAsStream(name), name)) {
      BaseFont font =
          BaseFont.createFont(
              name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
      font.setSubset(true);
      return font;
    } catch (IOException | DocumentException e) {
      throw new IllegalStateException("the program's jar is damaged: " + name, e);
    }
  }
}
