package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health reports over a real broker. */
final class HealthOverTheLineTest {
  @TempDir Path folder;

  @Test
  void health_online_comesThrough_andOfflineIsForgotten() throws Exception {
    try (Line line = new Line(folder);
        Journal journal = JournalFixture.open(folder);
        Uplink uplink = line.uplink(journal, TerminalClock.system())) {
      await().untilTrue(line.online);
      uplink.health("first".getBytes(StandardCharsets.UTF_8));
      await().until(() -> line.gateway.health.size() == 1);
      line.broker.kill();
      await().untilFalse(line.online);
      uplink.health("lost".getBytes(StandardCharsets.UTF_8));
      line.broker.start();
      line.gateway.connect();
      await().untilTrue(line.online);
      uplink.health("last".getBytes(StandardCharsets.UTF_8));
      await().until(() -> line.gateway.health.size() == 2);
      assertThat(line.gateway.health).containsExactly("first", "last");
    }
  }
}
