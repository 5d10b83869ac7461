package org.haochaping.terminal.screen;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;

/** A receipt with its QR code in the light of a scanner, around the middle (0, 0). */
final class ReceiptPicture {
  /** A pattern that looks like a QR code and is none, so that no phone follows it. */
  private static final String[] MODULES = {
    "1111111010001111111",
    "1000001001101000001",
    "1011101011001011101",
    "1011101000101011101",
    "1011101010101011101",
    "1000001011001000001",
    "1111111010101111111",
    "0000000001100000000",
    "1011011100110101101",
    "0110100011001011010",
    "1101011010110010111",
    "0010110101001101001",
    "1110001011101010110",
    "0000000010010111001",
    "1111111001101010111",
    "1000001010100110100",
    "1011101001011101011",
    "1000001011100010110",
    "1111111000110111001"
  };

  private ReceiptPicture() {}

  static Group draw() {
    Rectangle glow = box(-190, -190, 380, 380, Palette.TEAL_SOFT, 190);
    SVGPath shade = paper(8, 10, Color.web("#12324a", 0.10));
    SVGPath paper = paper(0, 0, Palette.PAPER);
    paper.setStroke(Palette.LINE);
    Group picture = new Group(glow, shade, paper);
    picture
        .getChildren()
        .addAll(
            box(-72, -142, 144, 14, Palette.INK, 7),
            box(-72, -116, 92, 8, Palette.LINE, 4),
            box(-72, -99, 116, 8, Palette.LINE, 4),
            code(),
            box(-50, 102, 100, 8, Palette.LINE, 4));
    picture.getChildren().addAll(corner(-1, -1), corner(1, -1), corner(-1, 1), corner(1, 1));
    Rectangle beam = box(-128, 3, 256, 6, Color.web("#e4574f"), 3);
    picture.getChildren().add(beam);
    return picture;
  }

  private static SVGPath code() {
    double size = 8;
    double origin = -MODULES.length * size / 2;
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < MODULES.length; row++) {
      for (int column = 0; column < MODULES[row].length(); column++) {
        if (MODULES[row].charAt(column) == '1') {
          double x = origin + column * size;
          double y = origin + row * size;
          path.append('M').append(x).append(',').append(y).append(" h8.1 v8.1 h-8.1 Z ");
        }
      }
    }
    // One path whose squares overlap a little: separate ones show seams when scaled.
    SVGPath code = new SVGPath();
    code.setContent(path.toString());
    code.setFill(Palette.INK);
    code.setTranslateY(6);
    return code;
  }

  private static SVGPath paper(double dx, double dy, Color fill) {
    StringBuilder path = new StringBuilder("M-104,-168 L104,-168 L104,138");
    for (int x = 91; x >= -104; x -= 13) {
      path.append(" L").append(x).append(',').append((104 - x) / 13 % 2 == 1 ? 150 : 138);
    }
    SVGPath paper = new SVGPath();
    paper.setContent(path + " Z");
    paper.setFill(fill);
    paper.setTranslateX(dx);
    paper.setTranslateY(dy);
    return paper;
  }

  private static SVGPath corner(int x, int y) {
    SVGPath corner = new SVGPath();
    corner.setContent(
        "M"
            + 118 * x
            + ","
            + (6 + 84 * y)
            + " L"
            + 118 * x
            + ","
            + (6 + 112 * y)
            + " L"
            + 90 * x
            + ","
            + (6 + 112 * y));
    corner.setFill(Color.TRANSPARENT);
    corner.setStroke(Palette.TEAL);
    corner.setStrokeWidth(7);
    corner.setStrokeLineCap(StrokeLineCap.ROUND);
    return corner;
  }

  private static Rectangle box(
      double x, double y, double width, double height, Color fill, double arc) {
    Rectangle box = new Rectangle(x, y, width, height);
    box.setFill(fill);
    box.setArcWidth(2 * arc);
    box.setArcHeight(2 * arc);
    return box;
  }
}
