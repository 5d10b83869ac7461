package org.haochaping.terminal;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.haochaping.terminal.screen.ScreenSettings;

/**
 * JavaFX without an Application class, which the classpath would not allow.
 *
 * @param headless with Monocle, drawn in software, on no display
 * @param screen how large the display is that Monocle makes up
 * @param dataDir natives are unpacked below it: a service user need not have a home
 */
record Toolkit(boolean headless, ScreenSettings screen, Path dataDir) {
  // Kept here: java.util.logging forgets the level of a logger that nobody holds.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  /** Says which one it is to be: before anything of JavaFX is touched, on whatever thread. */
  void choose() {
    setDefault("java.awt.headless", "true");
    setDefault("javafx.cachedir", dataDir.resolve("cache").resolve("javafx").toString());
    setDefault("jna.tmpdir", dataDir.resolve("cache").resolve("jna").toString());
    // A cache of drawn backgrounds, 8 MiB of heap; drawing them anew is as quick
    // (press-to-frame-p99).
    setDefault("prism.disableRegionCaching", "true");
    if (headless) {
      System.setProperty("glass.platform", "Monocle");
      System.setProperty("monocle.platform", "Headless");
      System.setProperty("prism.order", "sw");
      System.setProperty("headless.geometry", screen.width() + "x" + screen.height() + "-32");
    }
  }

  /**
   * Starts it, and returns when it is there.
   *
   * @throws TroubleException where there is no display
   */
  void start() throws InterruptedException {
    choose();
    // It warns about being on the classpath, which is how it is meant to run here.
    JAVAFX.setLevel(Level.SEVERE);
    CountDownLatch there = new CountDownLatch(1);
    try {
      Platform.startup(there::countDown);
    } catch (UnsupportedOperationException e) {
      throw new TroubleException(
          "没有显示器 / no display: set DISPLAY, or add --headless (" + e.getMessage() + ")", e);
    }
    there.await();
    Platform.setImplicitExit(false);
    JAVAFX.setLevel(Level.WARNING);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
