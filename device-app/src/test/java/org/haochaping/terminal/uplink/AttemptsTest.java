package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a long time offline leaves in the log. */
final class AttemptsTest {
  @Test
  void offline_foraLongTime_isOneLineInTwentyAttempts() {
    Logger log = (Logger) LoggerFactory.getLogger(Attempts.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);
    try {
      Attempts attempts = new Attempts();
      for (int i = 0; i < 200; i++) {
        attempts.failed("no route");
      }
      attempts.succeeded();
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list).filteredOn(line -> line.getLevel() == Level.WARN).hasSize(10);
    assertThat(lines.list).filteredOn(line -> line.getLevel() == Level.INFO).hasSize(1);
  }
}
