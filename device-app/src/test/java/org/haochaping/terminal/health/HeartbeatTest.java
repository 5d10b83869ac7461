package org.haochaping.terminal.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.protocol.wire.HealthReport.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report, put together from a real disk. */
final class HeartbeatTest {
  @TempDir Path folder;

  private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();

  private Vitals vitals(Path dataDir) {
    return new Vitals(
        "0.2.0",
        () -> 3,
        () -> 12,
        () -> TimeUnit.SECONDS.toNanos(2),
        () -> 65_000,
        () -> new ClockState(false, "none"),
        () -> List.of(new Device("keypad", "ready")),
        List::of,
        dataDir,
        folder.resolve("temp"));
  }

  @Test
  void report_ofARealDisk_saysWhatIsThere() throws Exception {
    Files.writeString(folder.resolve("temp"), "48512\n");
    HealthReport report = vitals(folder).get();
    assertThat(report.disk().total()).isPositive();
    assertThat(report.disk().free()).isBetween(1L, report.disk().total());
    assertThat(report.tenthsCelsius()).hasValue(485);
    assertThat(report.frameAgeSeconds()).isEqualTo(2);
    assertThat(report.uptimeSeconds()).isEqualTo(65);
    assertThat(HealthReport.decode(report.encode())).isEqualTo(report);
  }

  @Test
  void report_withoutThermometerOrDisk_isMadeAllTheSame() throws Exception {
    Files.writeString(folder.resolve("temp"), "hot");
    HealthReport report = vitals(folder.resolve("gone")).get();
    assertThat(report.tenthsCelsius()).isEmpty();
    assertThat(report.disk().total()).isZero();
  }

  @Test
  void heartbeat_whateverFails_goesOn() {
    int[] calls = {0};
    try (Heartbeat heartbeat =
        Heartbeat.start(
            vitals(folder),
            report -> {
              if (calls[0]++ < 2) {
                throw new IllegalStateException("on purpose");
              }
              sent.add(report);
            },
            Duration.ofMillis(20))) {
      await().until(() -> sent.size() >= 2);
      assertThat(heartbeat).isNotNull();
    }
    assertThat(HealthReport.decode(sent.remove()).waiting()).isEqualTo(3);
  }
}
