package org.haochaping.workshop.gallery;

import java.util.List;

/** A window's size in pixels. */
record Size(int width, int height) {
  /** The sizes that terminals have, each of them upright as well. */
  static final List<Size> ALL =
      List.of(
          new Size(1280, 800),
          new Size(1024, 600),
          new Size(800, 480),
          new Size(800, 1280),
          new Size(600, 1024),
          new Size(480, 800));

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
