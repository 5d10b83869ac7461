package org.haochaping.workshop.bench;

import java.util.Optional;
import java.util.function.Supplier;

/** A run that several figures share; it takes place when the first of them asks. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> run;
  private Optional<T> result = Optional.empty();

  Once(Supplier<T> run) {
    this.run = run;
  }

  @Override
  public synchronized T get() {
    if (result.isEmpty()) {
      result = Optional.of(run.get());
    }
    return result.get();
  }
}
