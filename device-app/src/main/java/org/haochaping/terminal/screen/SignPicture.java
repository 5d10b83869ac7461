package org.haochaping.terminal.screen;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Large round signs around the middle (0, 0), 240 units wide. */
final class SignPicture {
  private SignPicture() {}

  /** A tick: done. */
  static Group tick() {
    return sign(Palette.GREEN, Palette.GREEN_SOFT, stroke("M-34,2 L-10,27 L36,-24"));
  }

  /** An exclamation mark: read this. */
  static Group notice() {
    return sign(Palette.AMBER, Palette.AMBER_SOFT, stroke("M0,-36 L0,8"), dot());
  }

  /** A pause: not now. */
  static Group pause() {
    return sign(
        Palette.INK, Color.web("#dfe6ec"), stroke("M-17,-28 L-17,28"), stroke("M17,-28 L17,28"));
  }

  private static Group sign(Color colour, Color halo, javafx.scene.Node... marks) {
    Group sign = new Group(new Circle(120, halo), new Circle(84, colour));
    sign.getChildren().addAll(marks);
    return sign;
  }

  private static Circle dot() {
    return new Circle(0, 34, 8.5, Color.WHITE);
  }

  private static SVGPath stroke(String path) {
    SVGPath line = new SVGPath();
    line.setContent(path);
    line.setFill(Color.TRANSPARENT);
    line.setStroke(Color.WHITE);
    line.setStrokeWidth(15);
    line.setStrokeLineCap(StrokeLineCap.ROUND);
    line.setStrokeLineJoin(StrokeLineJoin.ROUND);
    return line;
  }
}
