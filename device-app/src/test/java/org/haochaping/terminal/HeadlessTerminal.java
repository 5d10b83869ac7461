package org.haochaping.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** The program without a display, typed at by standard input and followed by its way lines. */
final class HeadlessTerminal implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Process process;

  private HeadlessTerminal(Process process) {
    this.process = process;
  }

  /** Starts it; what it unpacks lies in a folder of its own, beside its data. */
  static HeadlessTerminal start(Path config, Path cache) throws IOException {
    return start(config, cache, cache);
  }

  /** The same, with another folder for SQLite's library. */
  static HeadlessTerminal start(Path config, Path cache, Path sqlite) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx128m",
                    "-Dfile.encoding=UTF-8",
                    "-Djavafx.cachedir=" + cache,
                    "-Djna.tmpdir=" + cache,
                    "-Dorg.sqlite.tmpdir=" + sqlite,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "run",
                    "--config",
                    config.toString(),
                    "--headless"))
            .redirectErrorStream(true)
            .start();
    HeadlessTerminal terminal = new HeadlessTerminal(process);
    Thread reader = new Thread(terminal::read, "reader");
    reader.setDaemon(true);
    reader.start();
    return terminal;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void type(String line) throws IOException {
    Writer writer = process.outputWriter(StandardCharsets.UTF_8);
    writer.write(line + "\n");
    writer.flush();
  }

  /** Its lines that hold this. */
  long count(String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }

  /** The place of its last line that holds this; -1 where there is none. */
  int last(String part) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    return -1;
  }

  void await(String part, long times) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> count(part) >= times);
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException e) {
      lines.add("(output ended: " + e.getMessage() + ")");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
