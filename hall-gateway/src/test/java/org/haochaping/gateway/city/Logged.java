package org.haochaping.gateway.city;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * All that the gateway logs while this is open, down to TRACE. The reference city in the same JVM
 * is another program: it tells of its switches.
 */
final class Logged implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.haochaping");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  Logged() {
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.TRACE);
  }

  List<String> lines() {
    return List.copyOf(log.list).stream()
        .filter(event -> !event.getLoggerName().startsWith("org.haochaping.city"))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(log);
    ours.setLevel(null);
  }
}
