package org.haochaping.terminal.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger says from now on, until closed. */
public final class HeardLog extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<LogRecord> events = new CopyOnWriteArrayList<>();

  private HeardLog(String logger, Level least) {
    this.logger = Logger.getLogger(logger);
    setLevel(least);
    this.logger.addHandler(this);
  }

  /** At this level or above; the name "" stands for all loggers. */
  public static HeardLog of(String logger, Level least) {
    return new HeardLog(logger, least);
  }

  /** The messages at this level, in order. */
  public List<String> at(Level level) {
    return events.stream()
        .filter(event -> event.getLevel().equals(level))
        .map(LogRecord::getMessage)
        .toList();
  }

  /** All of them. */
  public List<String> messages() {
    return events.stream().map(LogRecord::getMessage).toList();
  }

  @Override
  public void publish(LogRecord event) {
    if (isLoggable(event)) {
      events.add(event);
    }
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
