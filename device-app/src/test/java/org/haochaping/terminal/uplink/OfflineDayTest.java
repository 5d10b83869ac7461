package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.haochaping.terminal.log.LogSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day without a gateway leaves in the log, by the terminal's own log settings. */
final class OfflineDayTest {
  /** Pauses at random up to a minute: one every thirty seconds. */
  private static final int ATTEMPTS_OF_A_DAY = 24 * 60 * 2;

  @TempDir Path folder;

  @Test
  void offline_forADay_leavesFewLines() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Path out = folder.resolve("out");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString());
    child.environment().put("HAOCHAPING_LOG_DIR", logs.toString());
    Process process = child.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    } finally {
      process.destroyForcibly();
    }
    List<String> log = Files.readAllLines(logs.resolve("terminal-0.log"), StandardCharsets.UTF_8);
    assertThat(log)
        .hasSizeLessThanOrEqualTo(ATTEMPTS_OF_A_DAY / 20 + 20)
        .filteredOn(line -> line.contains("uplink offline"))
        .hasSizeGreaterThan(ATTEMPTS_OF_A_DAY / 20 - 10);
    assertThat(Files.size(logs.resolve("terminal-0.log"))).isLessThan(50_000);
  }

  /** An uplink to a port where somebody takes each call and hangs up, a day's attempts long. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      LogSetup.choose();
      LogSetup.begin();
      Path folder = Path.of(args[0]);
      TestAuthority authority = new TestAuthority();
      authority.write(folder.resolve("ca.pem"));
      authority.issue(folder, "t7", "terminal");
      AtomicInteger calls = new AtomicInteger();
      try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          Journal journal = JournalFixture.open(folder)) {
        Thread hangsUp = new Thread(() -> hangUp(deaf, calls), "deaf");
        hangsUp.setDaemon(true);
        hangsUp.start();
        try (Uplink uplink =
            Uplink.start(
                new UplinkSettings(
                    Line.TERMINAL,
                    "1.2.3",
                    "localhost",
                    deaf.getLocalPort(),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    4),
                Line.keys(folder, "terminal"),
                journal,
                TerminalClock.system(),
                (online, waiting) -> {},
                NoHall.LISTENS)) {
          uplink.health(new byte[0]);
          Awaitility.await()
              .atMost(Duration.ofSeconds(220))
              .until(() -> calls.get() >= ATTEMPTS_OF_A_DAY);
        }
      }
    }

    private static void hangUp(ServerSocket deaf, AtomicInteger calls) {
      try {
        while (true) {
          deaf.accept().close();
          calls.incrementAndGet();
        }
      } catch (IOException e) {
        calls.addAndGet(0); // the test is over
      }
    }
  }
}
