package org.haochaping.workshop.display;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.haochaping.workshop.hall.HallException;

/**
 * Sees what is on a display and presses keys there, by Xlib and XTest: what is seen is what a
 * person sees, and when. One thread owns it.
 */
public final class Onlooker implements AutoCloseable {
  private static final int Z_PIXMAP = 2;
  private static final long ALL_PLANES = -1;

  // Where these stand in an XImage on a 64-bit machine (Xlib.h).
  private static final long IMAGE_DATA = 16;
  private static final long IMAGE_BYTES_A_LINE = 44;

  /** The few calls of Xlib that this takes (XOpenDisplay(3) and on). */
  private interface X11 extends Library {
    Pointer XOpenDisplay(String name);

    NativeLong XDefaultRootWindow(Pointer display);

    Pointer XGetImage(
        Pointer display,
        NativeLong drawable,
        int x,
        int y,
        int width,
        int height,
        NativeLong planes,
        int format);

    int XDestroyImage(Pointer image);

    byte XKeysymToKeycode(Pointer display, NativeLong keysym);

    int XSync(Pointer display, int discard);

    int XCloseDisplay(Pointer display);
  }

  /** The one call of XTest (XTestFakeKeyEvent(3)). */
  private interface XTest extends Library {
    int XTestFakeKeyEvent(Pointer display, int keycode, int down, NativeLong delay);
  }

  private final X11 x11;
  private final XTest xtest;
  private final Pointer display;
  private final NativeLong root;

  private Onlooker(X11 x11, XTest xtest, Pointer display) {
    this.x11 = x11;
    this.xtest = xtest;
    this.display = display;
    this.root = x11.XDefaultRootWindow(display);
  }

  /**
   * Looks at a display.
   *
   * @throws HallException where the libraries or the display are missing
   */
  public static Onlooker at(String display) {
    try {
      X11 x11 = Native.load("X11", X11.class);
      XTest xtest = Native.load("Xtst", XTest.class);
      Pointer opened = x11.XOpenDisplay(display);
      if (opened == null) {
        throw new HallException("打不开显示器 / can't open the display " + display);
      }
      return new Onlooker(x11, xtest, opened);
    } catch (UnsatisfiedLinkError e) {
      throw new HallException("缺少 libXtst / libXtst is missing: apt-get install libxtst6", e);
    }
  }

  /** The colours of a part of the screen, row by row, 0xRRGGBB. */
  public int[] pixels(int x, int y, int width, int height) {
    Pointer image =
        x11.XGetImage(display, root, x, y, width, height, new NativeLong(ALL_PLANES), Z_PIXMAP);
    try {
      Pointer data = image.getPointer(IMAGE_DATA);
      int line = image.getInt(IMAGE_BYTES_A_LINE);
      int[] pixels = new int[width * height];
      for (int row = 0; row < height; row++) {
        data.read((long) row * line, pixels, row * width, width);
      }
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] &= 0xFFFFFF;
      }
      return pixels;
    } finally {
      x11.XDestroyImage(image);
    }
  }

  /** A key of the keyboard goes down; returns when the server has it. */
  public void press(char key) {
    fake(key, 1);
  }

  /** A key comes up again. */
  public void release(char key) {
    fake(key, 0);
  }

  private void fake(char key, int down) {
    // The keysym of a Latin-1 character is its code (keysymdef.h).
    int keycode = x11.XKeysymToKeycode(display, new NativeLong(key)) & 0xFF;
    xtest.XTestFakeKeyEvent(display, keycode, down, new NativeLong(0));
    x11.XSync(display, 0);
  }

  @Override
  public void close() {
    x11.XCloseDisplay(display);
  }
}
