package org.haochaping.workshop.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One of our programs as a process of its own. Its output goes into a log file; each {@code way}
 * line goes to the watcher as well, on this program's reader thread.
 */
public final class Program implements AutoCloseable {
  private static final int TAIL = 30;

  private final String name;
  private static final long SECONDS_TO_DIE = 2;

  private final Process process;
  private final Thread reader;
  private final CompletableFuture<WayLine> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Deque<String> tail = new ArrayDeque<>();

  private Program(String name, Process process, Path log, Consumer<WayLine> watcher) {
    this.name = name;
    this.process = process;
    this.reader = new Thread(() -> read(log, watcher), "read-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a command.
   *
   * @param log appended to
   * @throws UncheckedIOException if the command can't be started
   */
  public static Program start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      Consumer<WayLine> watcher) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // glibc gives each thread a heap of its own otherwise, which holds on to what was once needed.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment);
    try {
      return new Program(name, builder.start(), log, watcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for {@code way ready}.
   *
   * @throws ProgramException with the end of its log, if it ends or the time is over before
   */
  public WayLine awaitReady(Duration atMost) {
    try {
      return ready.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ProgramException(
          name + " was not ready within " + atMost.toSeconds() + " s", tail());
    } catch (ExecutionException e) {
      throw new ProgramException(name + " ended before it was ready", tail());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramException("interrupted while " + name + " was starting", tail());
    }
  }

  /** Writes one line to its standard input; a program that has ended takes it silently. */
  public void type(String line) {
    if (!process.isAlive()) {
      return;
    }
    try {
      Writer writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException e) {
      // Java closes a killed program's input a moment before it calls it dead.
      if (!endsWithin(SECONDS_TO_DIE)) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private boolean endsWithin(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** SIGKILL, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM; SIGKILL where that takes over ten seconds. Waits until it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    awaitEnd();
  }

  /** Whether it runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Runs something once it has ended and all that it printed has been delivered. */
  public void whenEnded(Runnable then) {
    CompletableFuture<Void> unused = ended.thenRun(then);
  }

  /** What it is called in messages. */
  public String name() {
    return name;
  }

  /** Waits for its end and gives its exit code. */
  public int awaitEnd() {
    try {
      int code = process.waitFor();
      reader.join();
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramException("interrupted while waiting for " + name, tail());
    }
  }

  /** The last lines that it printed. */
  public List<String> tail() {
    synchronized (tail) {
      return List.copyOf(tail);
    }
  }

  private void read(Path log, Consumer<WayLine> watcher) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Writer file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.write(line + "\n");
        file.flush();
        keep(line);
        WayLine.in(line).ifPresent(way -> deliver(way, watcher));
      }
    } catch (IOException e) {
      keep("(its output could not be read to the end: " + e.getMessage() + ")");
    }
    ready.completeExceptionally(new IllegalStateException("ended"));
    ended.complete(null);
  }

  private void deliver(WayLine way, Consumer<WayLine> watcher) {
    watcher.accept(way);
    if (way.step().equals("ready")) {
      ready.complete(way);
    }
  }

  private void keep(String line) {
    synchronized (tail) {
      tail.addLast(line);
      if (tail.size() > TAIL) {
        tail.removeFirst();
      }
    }
  }
}
