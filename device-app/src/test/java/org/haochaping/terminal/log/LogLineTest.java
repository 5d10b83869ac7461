package org.haochaping.terminal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogLineTest {
  private static final String TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.]\\d{3}(Z|[+-]\\d\\d:\\d\\d) ";

  private final LogLine line = new LogLine();

  @Test
  void event_ofAClass_isTimeLevelSimpleNameAndMessage() {
    String text =
        line.format(event("org.haochaping.terminal.uplink.Attempts", Level.WARNING, "no {route"));
    assertThat(text).matches(TIME + "WARN  Attempts no \\{route" + System.lineSeparator());
  }

  @Test
  void event_ofTheWay_hasNoName() {
    assertThat(line.format(event("way", Level.INFO, "way ready")))
        .matches(TIME + "INFO  way ready" + System.lineSeparator());
  }

  @Test
  void time_named_isTheInstantOfTheEvent() {
    LogRecord event = event("way", Level.INFO, "x");
    event.setInstant(Instant.parse("2026-11-26T16:05:04.003Z"));
    String written = line.format(event);
    assertThat(
            java.time.OffsetDateTime.parse(written.substring(0, written.indexOf(' '))).toInstant())
        .isEqualTo("2026-11-26T16:05:04.003Z");
  }

  @Test
  void event_withParameters_hasThemInItsText() {
    LogRecord event = event("javafx", Level.SEVERE, "lost {0} of {1}");
    event.setParameters(new Object[] {2, "five"});
    assertThat(line.format(event)).contains("ERROR javafx lost 2 of five");
  }

  @Test
  void throwable_thrown_followsWithItsCause() {
    LogRecord event = event("a.B", Level.SEVERE, "failed");
    event.setThrown(new IllegalStateException("outer", new java.io.IOException("inner")));
    assertThat(line.format(event).lines())
        .contains(
            "java.lang.IllegalStateException: outer", "Caused by: java.io.IOException: inner");
  }

  @ParameterizedTest
  @CsvSource({
    "SEVERE, ERROR",
    "WARNING, WARN",
    "INFO, INFO",
    "CONFIG, INFO",
    "FINE, DEBUG",
    "FINER, TRACE",
    "FINEST, TRACE"
  })
  void level_ofJava_isCalledAsInTheCode(String level, String called) {
    assertThat(line.format(event("a.B", Level.parse(level), "x"))).contains(" " + called + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR, SEVERE",
    "warn, WARNING",
    "INFO, INFO",
    "Debug, FINE",
    "TRACE, FINEST",
    "OFF, OFF",
    "loud, INFO",
    "'', INFO"
  })
  void level_ofTheEnvironment_isTheLeast(String name, String level) {
    assertThat(LogSetup.level(name)).isEqualTo(Level.parse(level));
  }

  private static LogRecord event(String logger, Level level, String message) {
    LogRecord event = new LogRecord(level, message);
    event.setLoggerName(logger);
    return event;
  }
}
