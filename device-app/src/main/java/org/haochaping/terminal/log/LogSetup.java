package org.haochaping.terminal.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One line for each event, to standard output; systemd's journal or the demo keeps them. The same
 * into files where {@code HAOCHAPING_LOG_DIR} names a folder; {@code HAOCHAPING_LOG} is the least
 * level: ERROR, WARN, INFO (the default), DEBUG, TRACE or OFF.
 *
 * <p>By {@code java.util.logging}, which JavaFX has started anyway.
 */
public final class LogSetup {
  /** What {@link org.slf4j.Logger} calls them. */
  private static final Map<String, Level> LEVELS =
      Map.of(
          "ERROR", Level.SEVERE,
          "WARN", Level.WARNING,
          "INFO", Level.INFO,
          "DEBUG", Level.FINE,
          "TRACE", Level.FINEST,
          "OFF", Level.OFF);

  private LogSetup() {}

  /** Names who is to keep the log. To be called before anything logs. */
  public static void choose() {
    System.setProperty("java.util.logging.manager", LastingLog.class.getName());
  }

  /**
   * From now on the log goes where the environment says; after {@link #choose}. A folder that can't
   * be written to is told on standard output, and that is all.
   */
  public static void begin() {
    Logger root = Logger.getLogger("");
    for (Handler shipped : root.getHandlers()) {
      root.removeHandler(shipped);
    }
    root.setLevel(level(System.getenv().getOrDefault("HAOCHAPING_LOG", "")));
    // What a person waits for is told at any level.
    Kept.WAY.setLevel(Level.INFO);
    Kept.PAHO.setLevel(Level.WARNING);
    root.addHandler(new LogOutput(System.out));
    folder().ifPresent(folder -> addFiles(root, folder));
  }

  static Level level(String name) {
    return LEVELS.getOrDefault(name.toUpperCase(Locale.ROOT), Level.INFO);
  }

  private static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv("HAOCHAPING_LOG_DIR"))
        .filter(name -> !name.isEmpty())
        .map(Path::of);
  }

  private static void addFiles(Logger root, Path folder) {
    try {
      root.addHandler(
          LogFiles.in(Files.isDirectory(folder) ? folder : Files.createDirectories(folder)));
    } catch (IOException e) {
      root.log(Level.WARNING, "日志文件写不了 / no log files in " + folder, e);
    }
  }

  /** java.util.logging forgets the level of a logger that nobody holds. */
  private static final class Kept {
    static final Logger WAY = Logger.getLogger(LogLine.WAY);
    static final Logger PAHO = Logger.getLogger("org.eclipse.paho");

    private Kept() {}
  }
}
