package org.haochaping.workshop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.Program;

/** Looks at a process's resident memory several times a second, from Linux's own account. */
final class Memory implements AutoCloseable {
  private static final String FIELD = "VmRSS:";
  private static final int BETWEEN_MILLIS = 100;

  private final Program program;
  private final Thread thread;
  private final List<Double> seen = new ArrayList<>();

  private Memory(Program program) {
    this.program = program;
    this.thread = new Thread(this::watch, "memory-" + program.name());
    thread.setDaemon(true);
    thread.start();
  }

  static Memory watch(Program program) {
    return new Memory(program);
  }

  /** What the process has resident now, in MiB. */
  static double now(Program program) {
    Path status = Path.of("/proc/" + program.pid() + "/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(FIELD))
          .mapToDouble(Memory::mebibytes)
          .findFirst()
          .orElseThrow(() -> new HallException("no " + FIELD + " in " + status));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code VmRSS: 123456 kB}, which are KiB (proc(5)), in MiB. */
  static double mebibytes(String line) {
    return Double.parseDouble(line.substring(FIELD.length()).replace("kB", "").strip()) / 1024;
  }

  /** Stops looking and gives what was seen, in order. */
  double[] end() {
    close();
    synchronized (seen) {
      return seen.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (program.alive()) {
        double resident = now(program);
        synchronized (seen) {
          seen.add(resident);
        }
        Thread.sleep(BETWEEN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // told to end
    } catch (UncheckedIOException e) {
      if (program.alive()) {
        throw e;
      }
    }
  }
}
