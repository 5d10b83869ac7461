package org.haochaping.workshop.bench;

import java.util.function.Supplier;

/** Whether a backlog ten times as long takes ten times as long. */
record DrainGrowth(Supplier<DrainTime> once, Supplier<DrainTime> tenfold) implements Figure {
  @Override
  public FigureId id() {
    return FigureId.DRAIN_265000;
  }

  @Override
  public Reading measure() {
    DrainTime small = once.get();
    DrainTime large = tenfold.get();
    double growth = (double) large.ratings() / small.ratings();
    return Reading.of(
        large.seconds(),
        growth * small.seconds(),
        large.ratings() + " ratings; the baseline is the smaller drain's time in proportion");
  }
}
