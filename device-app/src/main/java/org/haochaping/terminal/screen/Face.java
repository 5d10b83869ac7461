package org.haochaping.terminal.screen;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.haochaping.protocol.SatisfactionLevel;

/** A face for a level, drawn as shapes around the middle (0, 0), 160 units wide. */
final class Face {
  private static final double RADIUS = 80;

  private Face() {}

  static Group of(SatisfactionLevel level) {
    Color colour = Palette.of(level);
    Circle head = new Circle(RADIUS, colour);
    Circle shine = new Circle(0, -6, RADIUS - 8, colour.deriveColor(0, 0.86, 1.09, 1));
    Group face = new Group(head, shine);
    Color ink = colour.deriveColor(4, 1.1, 0.32, 1);
    switch (level) {
      case VERY_SATISFIED -> {
        face.getChildren().addAll(stroke("M-46,-14 Q-31,-38 -16,-14", ink));
        face.getChildren().addAll(stroke("M16,-14 Q31,-38 46,-14", ink));
        SVGPath laugh = new SVGPath();
        laugh.setContent("M-42,12 Q0,22 42,12 C40,48 20,60 0,60 C-20,60 -40,48 -42,12 Z");
        laugh.setFill(ink);
        SVGPath tongue = new SVGPath();
        tongue.setContent("M-22,50 Q0,32 22,50 Q12,60 0,60 Q-12,60 -22,50 Z");
        tongue.setFill(Color.web("#f28b82"));
        face.getChildren().addAll(laugh, tongue);
      }
      case SATISFIED -> {
        face.getChildren().addAll(eyes(ink, -18));
        face.getChildren().add(stroke("M-38,18 Q0,58 38,18", ink));
      }
      case BASICALLY_SATISFIED -> {
        face.getChildren().addAll(eyes(ink, -16));
        face.getChildren().add(stroke("M-30,32 L30,32", ink));
      }
      case DISSATISFIED -> {
        face.getChildren().addAll(eyes(ink, -14));
        face.getChildren().add(stroke("M-34,46 Q0,14 34,46", ink));
      }
      case VERY_DISSATISFIED -> {
        face.getChildren().addAll(eyes(ink, -8));
        face.getChildren().add(stroke("M-46,-38 L-18,-26", ink));
        face.getChildren().add(stroke("M46,-38 L18,-26", ink));
        face.getChildren().add(stroke("M-38,54 Q0,8 38,54", ink));
      }
    }
    return face;
  }

  private static Node[] eyes(Color ink, double y) {
    Ellipse left = new Ellipse(-29, y, 8.5, 11);
    left.setFill(ink);
    Ellipse right = new Ellipse(29, y, 8.5, 11);
    right.setFill(ink);
    return new Node[] {left, right};
  }

  private static SVGPath stroke(String path, Color ink) {
    SVGPath line = new SVGPath();
    line.setContent(path);
    line.setFill(Color.TRANSPARENT);
    line.setStroke(ink);
    line.setStrokeWidth(9);
    line.setStrokeLineCap(StrokeLineCap.ROUND);
    line.setStrokeLineJoin(StrokeLineJoin.ROUND);
    return line;
  }
}
