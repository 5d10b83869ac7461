package org.haochaping.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Traditional Mongolian: columns from left to right, each a line turned by a right angle. */
final class MongolianColumns {
  static final String FAMILY = "Noto Sans Mongolian";

  /**
   * JavaFX 21 takes Mongolian for a simple script and draws each letter alone, and boxes for the
   * selectors. A zero width non-joiner is of a kind that it takes for complex: the line that ends
   * with it is shaped as a whole by HarfBuzz.
   */
  private static final String SHAPED = "\u200C";

  /** From here on characters are in the Chinese font only. */
  private static final int CHINESE = 0x2E80;

  private static final String CHINESE_FAMILY = "Noto Sans SC";

  private MongolianColumns() {}

  /**
   * Columns as long as there is room; words are never broken.
   *
   * @param size the font's, in pixels; smaller where a word is longer than a column
   * @param least no smaller than this
   * @param height pixels from the top to the bottom
   */
  static HBox of(String words, double size, double least, double height) {
    double fitting = size;
    for (String word : words.split(" ", -1)) {
      fitting = Math.min(fitting, size * height / Math.max(1, length(word, size)));
    }
    double set = Math.max(Math.ceil(least), Math.floor(fitting));
    HBox columns = new HBox(Math.ceil(set / 8));
    for (String line : lines(words, set, height)) {
      TextFlow flow = line(line, set);
      flow.setRotate(90);
      columns.getChildren().add(new Group(flow));
    }
    columns.setAlignment(Pos.TOP_LEFT);
    return columns;
  }

  private static List<String> lines(String words, double size, double height) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && length(longer, size) > height) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private static double length(String line, double size) {
    return line(line, size).prefWidth(-1);
  }

  private static TextFlow line(String line, double size) {
    TextFlow flow = new TextFlow();
    int begin = 0;
    for (int i = 1; i <= line.length(); i++) {
      if (i == line.length() || isChinese(line.charAt(i)) != isChinese(line.charAt(begin))) {
        flow.getChildren().add(run(line.substring(begin, i), size));
        begin = i;
      }
    }
    return flow;
  }

  private static Text run(String words, double size) {
    boolean chinese = isChinese(words.charAt(0));
    String family = chinese ? CHINESE_FAMILY : FAMILY;
    Text text = new Text(chinese ? words : words + SHAPED);
    text.setFont(Font.font(family, size));
    text.setStyle("-fx-font-family: \"" + family + "\"; " + FontSize.style(size));
    text.getStyleClass().add("side-word");
    return text;
  }

  private static boolean isChinese(char character) {
    return character >= CHINESE;
  }
}
