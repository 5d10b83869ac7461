package org.haochaping.gateway.report;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.haochaping.gateway.fonts.HallType;

/**
 * Sets text in one type. A character that the type has no form for is printed as 〓, as printers do,
 * and is remembered: a report is not held up by one rare character in one name.
 */
final class Typesetter {
  private static final int GETA = '〓';
  private static final float LEADING = 1.35f;

  private final HallType type;
  private final SplitCharacter breaks = new ChineseBreaks();
  private final SortedSet<String> missing = new TreeSet<>();

  Typesetter(HallType type) {
    this.type = type;
  }

  /** The characters that were printed as 〓. */
  SortedSet<String> missing() {
    return Collections.unmodifiableSortedSet(missing);
  }

  Chunk regular(String text, float size, Color colour) {
    return chunk(type.regular(), text, size, colour);
  }

  Chunk bold(String text, float size, Color colour) {
    return chunk(type.bold(), text, size, colour);
  }

  private Chunk chunk(BaseFont font, String text, float size, Color colour) {
    Chunk chunk = new Chunk(clean(text), new Font(font, size, Font.NORMAL, colour));
    chunk.setSplitCharacter(breaks);
    return chunk;
  }

  /** Chinese first, English behind it, smaller. */
  Phrase both(Chunk chinese, String english) {
    Phrase phrase = new Phrase(chinese);
    Font font = chinese.getFont();
    phrase.add(regular("  " + english, font.getSize() * 0.78f, Colours.SOFT));
    return phrase;
  }

  /** Chinese first, English on a line of its own below it. */
  Phrase stacked(Chunk chinese, String english, float englishSize) {
    Phrase phrase = new Phrase(chinese);
    phrase.add(regular("\n" + english, englishSize, Colours.SOFT));
    return phrase;
  }

  Paragraph paragraph(Phrase phrase, float size) {
    Paragraph paragraph = new Paragraph(size * LEADING);
    paragraph.setFont(new Font(type.regular(), size)); // spacing is set in it
    paragraph.addAll(phrase);
    return paragraph;
  }

  Phrase nothing() {
    return new Phrase(regular("", 6, Colours.INK));
  }

  /** One line at a fixed place. */
  void line(PdfContentByte canvas, Chunk text, int align, float x, float y) {
    Font font = text.getFont();
    canvas.beginText();
    canvas.setColorFill(font.getColor());
    canvas.setFontAndSize(font.getBaseFont(), font.getSize());
    canvas.showTextAligned(align, text.getContent(), x, y, 0);
    canvas.endText();
  }

  private String clean(String text) {
    if (type.missing(text.replace("\n", "")).isEmpty()) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .forEach(
            one -> {
              boolean known = one == '\n' || type.missing(Character.toString(one)).isEmpty();
              clean.appendCodePoint(known ? one : GETA);
              if (!known) {
                missing.add(Character.toString(one));
              }
            });
    return clean.toString();
  }
}
