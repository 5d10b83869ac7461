package org.haochaping.workshop.bench;

import java.util.function.Supplier;

/** From the press to the commit. */
record Capture(FigureId id, double percent, Supplier<CaptureTimes> times) implements Figure {
  @Override
  public Reading measure() {
    CaptureTimes taken = times.get();
    return Reading.of(
        taken.journal().percentile(percent),
        taken.disk().percentile(percent),
        "append and fdatasync of as many bytes, in turn with each press");
  }
}
