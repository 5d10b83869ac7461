package org.haochaping.terminal.screen;

import javafx.scene.paint.Color;
import org.haochaping.protocol.SatisfactionLevel;

/** The colours that shapes are filled with; the stylesheet has those of text and areas. */
final class Palette {
  static final Color INK = Color.web("#12324a");
  static final Color TEAL = Color.web("#0f7f86");
  static final Color TEAL_SOFT = Color.web("#d8ecec");
  static final Color AMBER = Color.web("#c9821a");
  static final Color AMBER_SOFT = Color.web("#fbefd9");
  static final Color GREEN = Color.web("#229a68");
  static final Color GREEN_SOFT = Color.web("#dcf2e7");
  static final Color LINE = Color.web("#c3d0d8");
  static final Color PAPER = Color.WHITE;

  private Palette() {}

  static Color of(SatisfactionLevel level) {
    return switch (level) {
      case VERY_SATISFIED -> Color.web("#2aa871");
      case SATISFIED -> Color.web("#7fb83e");
      case BASICALLY_SATISFIED -> Color.web("#edb52f");
      case DISSATISFIED -> Color.web("#ec8a3c");
      case VERY_DISSATISFIED -> Color.web("#d95c55");
    };
  }
}
