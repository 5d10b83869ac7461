package org.haochaping.terminal.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as text: the time with its offset, the level as SLF4J calls it, who says it, what. A
 * stack trace has lines of its own.
 */
final class LogLine extends Formatter {
  /** A line of this logger says by itself what it is. */
  static final String WAY = "way";

  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  @Override
  public String format(LogRecord event) {
    StringBuilder line = new StringBuilder(120);
    time.formatTo(event.getInstant().atZone(ZoneId.systemDefault()), line);
    line.append(' ').append(level(event.getLevel()));
    if (!WAY.equals(event.getLoggerName())) {
      line.append(simple(event.getLoggerName())).append(' ');
    }
    line.append(formatMessage(event)).append(System.lineSeparator());
    Throwable thrown = event.getThrown();
    if (thrown != null) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      line.append(trace);
    }
    return line.toString();
  }

  /** As wide as the widest, and a space. */
  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR ";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN  ";
    }
    if (value >= Level.CONFIG.intValue()) {
      return "INFO  ";
    }
    return value >= Level.FINE.intValue() ? "DEBUG " : "TRACE ";
  }

  private static String simple(@Nullable String logger) {
    return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
  }
}
