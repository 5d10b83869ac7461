package org.haochaping.terminal.screen;

import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
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

  /** Chinese above English, centred. */
  static VBox pair(Words words, String chineseStyle, String englishStyle, double gap) {
    VBox pair =
        new VBox(
            gap, text(words.chinese(), chineseStyle), text(words.english(), "latin", englishStyle));
    pair.setAlignment(Pos.CENTER);
    return pair;
  }

  /** Chinese above English, centred, broken where a line is wider than {@code width} pixels. */
  static VBox pair(
      Words words, String chineseStyle, String englishStyle, double gap, double width) {
    VBox pair = pair(words, chineseStyle, englishStyle, gap);
    pair.getChildren().forEach(child -> ((Text) child).setWrappingWidth(width));
    return pair;
  }
}
