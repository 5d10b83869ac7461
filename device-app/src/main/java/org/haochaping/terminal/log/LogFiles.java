package org.haochaping.terminal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;

/** The log in files of a folder, 50 MB of them at most; terminal-0.log is the newest. */
final class LogFiles {
  private static final int FILES = 10;

  /** With room for the line that a file ends with. */
  private static final int EACH_BYTES = 4_900_000;

  private LogFiles() {}

  static Handler in(Path folder) throws IOException {
    // A per cent sign means something in the name of such a file.
    String names = folder.toString().replace("%", "%%") + "/terminal-%g.log";
    FileHandler files = new FileHandler(names, EACH_BYTES, FILES, true);
    files.setEncoding(StandardCharsets.UTF_8.name());
    files.setFormatter(new LogLine());
    files.setLevel(Level.ALL);
    return files;
  }
}
