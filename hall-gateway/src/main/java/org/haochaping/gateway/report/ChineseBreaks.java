package org.haochaping.gateway.report;

import com.lowagie.text.pdf.DefaultSplitCharacter;
import com.lowagie.text.pdf.PdfChunk;
import org.jspecify.annotations.Nullable;

/**
 * Where a line of Chinese may end: no line begins with a mark that closes or ends with one that
 * opens (避头尾), and one may end before any Chinese character.
 */
final class ChineseBreaks extends DefaultSplitCharacter {
  private static final String CLOSING = "，。、；：？！）》」』】〉〕”’·—…%‰℃,.;:?!)]}";
  private static final String OPENING = "（《「『【〈〔“‘([{￥$";

  @Override
  public boolean isSplitCharacter(
      int start, int current, int end, char[] text, PdfChunk @Nullable [] chunks) {
    char now = text[current];
    char next = current + 1 < end ? text[current + 1] : 0;
    if (CLOSING.indexOf(next) >= 0 || OPENING.indexOf(now) >= 0) {
      return false;
    }
    return isChinese(next)
        || isWideMark(now)
        || super.isSplitCharacter(start, current, end, text, chunks);
  }

  private static boolean isChinese(char one) {
    return Character.isIdeographic(one) || (OPENING.indexOf(one) >= 0 && one > '\u2000');
  }

  private static boolean isWideMark(char one) {
    return one > '\u2E7F' && CLOSING.indexOf(one) >= 0;
  }
}
