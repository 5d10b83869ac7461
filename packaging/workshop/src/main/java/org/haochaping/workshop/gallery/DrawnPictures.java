package org.haochaping.workshop.gallery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Pictures such as a hall has on its terminals' disks, drawn once for each run; nobody's. */
final class DrawnPictures {
  private static final URI SLIDE = drawn("slide", 1_600, 800, DrawnPictures::hall);
  private static final URI PHOTO = drawn("photo", 600, 760, DrawnPictures::person);

  private DrawnPictures() {}

  /** A building on a plain, as a slide. */
  static URI slide() {
    return SLIDE;
  }

  /** Head and shoulders, as a clerk's photo. */
  static URI photo() {
    return PHOTO;
  }

  private static URI drawn(String name, int width, int height, Consumer<Graphics2D> what) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    what.accept(graphics);
    graphics.dispose();
    try {
      Path file = Files.createTempFile("gallery-" + name, ".jpg");
      file.toFile().deleteOnExit();
      ImageIO.write(image, "jpg", file.toFile());
      return file.toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hall(Graphics2D graphics) {
    graphics.setPaint(new GradientPaint(0, 0, new Color(0x8FC7E8), 0, 560, new Color(0xEAF5FA)));
    graphics.fillRect(0, 0, 1_600, 800);
    graphics.setPaint(new Color(0x8DB870));
    graphics.fillRect(0, 600, 1_600, 200);
    graphics.setPaint(new Color(0xF4EFE4));
    graphics.fillRect(300, 260, 1_000, 360);
    graphics.setPaint(new Color(0x0F7F86));
    graphics.fillRect(260, 220, 1_080, 56);
    graphics.setPaint(new Color(0x5D8CA6));
    for (int i = 0; i < 9; i++) {
      graphics.fillRect(340 + i * 106, 330, 70, 200);
    }
    graphics.setPaint(new Color(0x12324A));
    graphics.fillRect(740, 470, 120, 150);
  }

  private static void person(Graphics2D graphics) {
    graphics.setPaint(new GradientPaint(0, 0, new Color(0xC9DDE8), 0, 760, new Color(0xF2F6F8)));
    graphics.fillRect(0, 0, 600, 760);
    graphics.setPaint(new Color(0x1D3F5B));
    graphics.fill(new RoundRectangle2D.Double(70, 500, 460, 420, 260, 260));
    graphics.setPaint(new Color(0x2B1D16));
    graphics.fill(new Ellipse2D.Double(175, 140, 250, 300));
    graphics.setPaint(new Color(0xE9BE9C));
    graphics.fill(new Ellipse2D.Double(200, 190, 200, 260));
    graphics.fillRect(260, 420, 80, 110);
    graphics.setPaint(Color.WHITE);
    graphics.fillPolygon(new int[] {250, 350, 300}, new int[] {510, 510, 610}, 3);
  }
}
