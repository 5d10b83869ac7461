package org.haochaping.workshop.demo;

import java.util.Optional;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.process.Program;

/** The hall's gateway, which a play takes away, brings back and starts with other settings. */
final class GatewayProcess implements AutoCloseable {
  private final Hall hall;
  private Optional<Program> program = Optional.empty();

  /** Not started yet. */
  GatewayProcess(Hall hall) {
    this.hall = hall;
  }

  /** Returns when it is ready. */
  synchronized void start() {
    program = Optional.of(hall.startGateway(way -> {}));
  }

  @Override
  public synchronized void close() {
    program.ifPresent(Program::close);
    program = Optional.empty();
  }
}
