package org.haochaping.terminal.screen;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;

/** The sign of a verdict, told by its shape as well as by its colour. */
final class VerdictSign {
  private VerdictSign() {}

  static Group of(View.Verdict verdict, Room room) {
    return room.sizes().scaled(sign(verdict));
  }

  /** For a mark beside a number. */
  static Group small(View.Verdict verdict, Room room) {
    return room.sizes().scaled(sign(verdict), 0.6);
  }

  private static Group sign(View.Verdict verdict) {
    return switch (verdict) {
      case GOOD -> sign(Palette.GREEN, "M-8,1 L-2,7 L9,-6");
      case ATTENTION -> sign(Palette.AMBER, "M0,-9 L0,2 M0,8.5 L0,9");
      case BAD -> sign(Color.web("#c8453d"), "M-7,-7 L7,7 M-7,7 L7,-7");
      case RUNNING -> sign(Color.web("#7d94a3"), "M-8,0 L-7.9,0 M0,0 L0.1,0 M8,0 L8.1,0");
    };
  }

  static String style(View.Verdict verdict) {
    return switch (verdict) {
      case GOOD -> "good";
      case ATTENTION -> "attention";
      case BAD -> "bad";
      case RUNNING -> "running";
    };
  }

  private static Group sign(Color colour, String path) {
    SVGPath line = new SVGPath();
    line.setContent(path);
    line.setFill(Color.TRANSPARENT);
    line.setStroke(Color.WHITE);
    line.setStrokeWidth(4);
    line.setStrokeLineCap(StrokeLineCap.ROUND);
    return new Group(new Circle(18, colour), line);
  }
}
