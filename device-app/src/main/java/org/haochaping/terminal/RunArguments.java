package org.haochaping.terminal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a terminal is told to run with.
 *
 * @param pictures where to write the screen, if anywhere; headless only
 */
record RunArguments(Path config, boolean headless, Optional<Path> pictures) {
  static final String DEFAULT_CONFIG = "terminal.conf";
  private static final String RUN = "run";
  private static final String CONFIG = "--config";
  private static final String HEADLESS = "--headless";

  /**
   * Read without picocli, which takes a good part of the time until the first screen: for the lines
   * that a hall and the demo start a terminal with. Empty where anything else is on the line, about
   * which picocli knows better.
   */
  static Optional<RunArguments> plain(List<String> line) {
    if (line.isEmpty() || !line.get(0).equals(RUN)) {
      return Optional.empty();
    }
    String config = DEFAULT_CONFIG;
    boolean headless = false;
    Iterator<String> rest = line.listIterator(1);
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.equals(HEADLESS)) {
        headless = true;
      } else if (argument.equals(CONFIG) && rest.hasNext()) {
        config = rest.next();
      } else if (argument.startsWith(CONFIG + "=")) {
        config = argument.substring(CONFIG.length() + 1);
      } else {
        return Optional.empty();
      }
    }
    return config.isEmpty() || config.startsWith("-")
        ? Optional.empty()
        : Optional.of(new RunArguments(Path.of(config), headless, Optional.empty()));
  }
}
