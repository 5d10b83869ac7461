package org.haochaping.terminal.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link AppendingChild}. */
final class Child implements AutoCloseable {
  private final Process process;
  private volatile boolean ending;
  private final Thread reader;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  /** Starts it. */
  Child(Path journal, long first) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            AppendingChild.class.getName(),
            journal.toString(),
            Long.toString(first));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    reader = new Thread(this::read);
    reader.start();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // Java closes a killed child's output under its reader.
      if (!ending) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What it said with that word first, so far, the word left out. */
  List<String> said(String word) {
    synchronized (lines) {
      return lines.stream()
          .filter(line -> line.startsWith(word + " "))
          .map(line -> line.substring(word.length() + 1))
          .toList();
    }
  }

  long pid() {
    return process.pid();
  }

  /** It goes on after a failure. */
  void goOn() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** SIGKILL; returns when it is dead and all it said was read. */
  void kill() throws InterruptedException {
    ending = true;
    process.destroyForcibly();
    process.waitFor(60, TimeUnit.SECONDS);
    reader.join();
  }

  @Override
  public void close() {
    ending = true;
    process.destroyForcibly();
  }
}
