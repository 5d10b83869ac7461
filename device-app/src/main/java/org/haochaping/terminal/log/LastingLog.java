package org.haochaping.terminal.log;

import java.util.logging.LogManager;

/**
 * Keeps the log until the very end. Java's own closes it as soon as the process is told to stop, so
 * that what happens from then on would be in no log.
 *
 * <p>Java makes one, by its name.
 */
public final class LastingLog extends LogManager {
  /** Made by Java. */
  public LastingLog() {}

  @Override
  public void reset() {
    // Nothing is closed: each line was written when it was said.
  }
}
