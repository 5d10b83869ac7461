package org.haochaping.workshop.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.ProgramException;

/** A program that is killed and launched again. Thread-safe. */
final class Victim implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final String name;
  private final Supplier<Program> launcher;
  private Optional<Program> program = Optional.empty();
  private boolean over;

  Victim(String name, Supplier<Program> launcher) {
    this.name = name;
    this.launcher = launcher;
  }

  String name() {
    return name;
  }

  synchronized void launch() {
    if (!over) {
      program = Optional.of(launcher.get());
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws ProgramException if it does not come
   */
  void awaitReady() {
    running().awaitReady(START);
  }

  /**
   * SIGKILL, and waits until it is gone.
   *
   * @throws ProgramException if it had ended by itself
   */
  void kill() {
    Program victim = running();
    if (!victim.alive()) {
      throw new ProgramException(name + " ended by itself", victim.tail());
    }
    victim.kill();
  }

  /** Ends it; it is not launched again. */
  @Override
  public synchronized void close() {
    over = true;
    program.ifPresent(Program::close);
  }

  private synchronized Program running() {
    return program.orElseThrow(() -> new ProgramException(name + " was never launched", List.of()));
  }
}
