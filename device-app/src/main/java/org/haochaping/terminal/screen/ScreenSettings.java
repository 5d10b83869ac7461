package org.haochaping.terminal.screen;

/**
 * How the window opens.
 *
 * @param width pixels, where it does not fill the screen
 * @param height pixels, where it does not fill the screen
 */
public record ScreenSettings(boolean fullScreen, int width, int height) {
  /** Checks that the window can be read. */
  public ScreenSettings {
    if (width < 480 || width > 8000 || height < 320 || height > 8000) {
      throw new IllegalArgumentException("a window of 480 x 320 to 8000 x 8000 pixels");
    }
  }
}
