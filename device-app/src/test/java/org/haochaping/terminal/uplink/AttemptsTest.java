package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.haochaping.terminal.log.HeardLog;
import org.junit.jupiter.api.Test;

/** What a long time offline leaves in the log. */
final class AttemptsTest {
  @Test
  void offline_foraLongTime_isOneLineInTwentyAttempts() {
    try (HeardLog log = HeardLog.of(Attempts.class.getName(), Level.ALL)) {
      Attempts attempts = new Attempts();
      for (int i = 0; i < 200; i++) {
        attempts.failed("no route");
      }
      attempts.succeeded();
      assertThat(log.at(Level.WARNING)).hasSize(10);
      assertThat(log.at(Level.INFO)).hasSize(1);
    }
  }
}
