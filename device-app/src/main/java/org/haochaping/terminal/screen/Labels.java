package org.haochaping.terminal.screen;

import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Text as the stylesheet dresses it. */
final class Labels {
  private Labels() {}

  /** One line in the style of these classes. */
  static Text text(String words, String... styles) {
    Text text = new Text(words);
    text.getStyleClass().addAll(styles);
    text.setTextAlignment(TextAlignment.CENTER);
    return text;
  }

  /** A paragraph, broken where its parent leaves no more room. */
  static Paragraph flow(TextAlignment alignment, Text... texts) {
    return new Paragraph(alignment, texts);
  }
}
