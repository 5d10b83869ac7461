package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.haochaping.terminal.health.Restart;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal whose screen stands still, and what systemd hears of it on a real socket. */
@Timeout(180)
final class FrozenScreenProcessTest {
  private static final String SYSTEMD =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind(sys.argv[1])
      print("bound", flush=True)
      while True:
          print(s.recv(100).decode(), flush=True)
      """;

  @TempDir Path folder;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void framesStop_exitsWith70EvenIfTheEndHangs_andSystemdHearsNoMoreThatAllIsWell()
      throws Exception {
    Path socket = folder.resolve("notify");
    follow(start(List.of("python3", "-c", SYSTEMD, socket.toString()), ""), heard);
    await(() -> heard.contains("bound"));
    Process terminal = start(command(), socket.toString());
    follow(terminal, lines);
    await(() -> heard.contains("READY=1"));
    await(() -> count("WATCHDOG=1") >= 3);
    try (Writer in = terminal.outputWriter(StandardCharsets.UTF_8)) {
      in.write("\n");
    }
    await(() -> lines.stream().anyMatch(line -> line.contains("ending with code 70")));
    long pings = count("WATCHDOG=1");
    assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(terminal.exitValue()).isEqualTo(Restart.CODE).isEqualTo(70);
    // It took ten seconds to end, each with its ping if all had been well; one may be on its way.
    assertThat(count("WATCHDOG=1")).isLessThanOrEqualTo(pings + 1);
    assertThat(lines).anyMatch(line -> line.contains("screen not drawn for"));
  }

  private List<String> command() {
    Path config = TestBundle.write(folder, new Receipts(), "health.frame-limit = 5s");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx128m",
        "-Dfile.encoding=UTF-8",
        "-Dglass.platform=Monocle",
        "-Dmonocle.platform=Headless",
        "-Dprism.order=sw",
        "-cp",
        System.getProperty("java.class.path"),
        FrozenScreenChild.class.getName(),
        "run",
        "--config",
        config.toString());
  }

  private Process start(List<String> command, String notifySocket) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (!notifySocket.isEmpty()) {
      builder.environment().put("NOTIFY_SOCKET", notifySocket);
      builder.environment().put("WATCHDOG_USEC", "2000000");
    }
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static void follow(Process process, List<String> into) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(into::add);
              } catch (UncheckedIOException | IOException e) {
                into.add("(output ended: " + e.getMessage() + ")");
              }
            },
            "reader");
    reader.setDaemon(true);
    reader.start();
  }

  private long count(String message) {
    return heard.stream().filter(message::equals).count();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
  }
}
