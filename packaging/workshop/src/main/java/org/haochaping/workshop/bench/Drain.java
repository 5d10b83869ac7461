package org.haochaping.workshop.bench;

import java.util.function.Supplier;

/** How long a backlog takes. */
record Drain(Supplier<DrainTime> time) implements Figure {
  @Override
  public FigureId id() {
    return FigureId.DRAIN_26500;
  }

  @Override
  public Reading measure() {
    DrainTime taken = time.get();
    return Reading.alone(
        taken.seconds(),
        taken.ratings() + " ratings of three entries each, from online to all confirmed");
  }
}
