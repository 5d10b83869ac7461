package org.haochaping.workshop.bench;

import java.util.Collections;
import java.util.function.Supplier;

/** The most memory that the gateway has while fifty terminals send, and whether it grows. */
record MemoryInLoad(Supplier<IngestRun> run) implements Figure {
  @Override
  public FigureId id() {
    return FigureId.GATEWAY_RSS_LOAD;
  }

  @Override
  public Reading measure() {
    IngestRun taken = run.get();
    double first = taken.peaks().get(0);
    double last = taken.peaks().get(taken.peaks().size() - 1);
    return Reading.of(
        Collections.max(taken.peaks()),
        first,
        "baseline: the first round's peak; the last round's is " + Numbers.text(last));
  }
}
