package org.haochaping.terminal.screen;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** What is dark in a picture, cut to its edges. */
record Ink(BufferedImage picture) {
  private static final int DARK = 128;

  /** Cuts a picture to its ink; one without any is no ink. */
  static Ink of(BufferedImage picture) {
    int left = picture.getWidth();
    int top = picture.getHeight();
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (dark(picture, x, y)) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    if (right < 0) {
      throw new IllegalArgumentException("a picture without ink");
    }
    return new Ink(picture.getSubimage(left, top, right - left + 1, bottom - top + 1));
  }

  /** The same, turned clockwise by a right angle. */
  Ink turned() {
    int across = picture.getHeight();
    int down = picture.getWidth();
    BufferedImage turned = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        turned.setRGB(picture.getHeight() - 1 - y, x, picture.getRGB(x, y));
      }
    }
    return new Ink(turned);
  }

  /** Width by height. */
  double shape() {
    return (double) picture.getWidth() / picture.getHeight();
  }

  /** Which part of the ink of both is in the same place, once the other is as large as this. */
  double likeness(Ink other) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(other.picture, 0, 0, width, height, null);
    graphics.dispose();
    int both = 0;
    int either = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean here = dark(picture, x, y);
        boolean there = dark(scaled, x, y);
        both += here && there ? 1 : 0;
        either += here || there ? 1 : 0;
      }
    }
    return (double) both / either;
  }

  private static boolean dark(BufferedImage picture, int x, int y) {
    return (picture.getRGB(x, y) & 0xFF) < DARK;
  }
}
