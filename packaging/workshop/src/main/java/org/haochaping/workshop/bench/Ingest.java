package org.haochaping.workshop.bench;

import java.util.function.Supplier;

/** Ratings a second that the gateway has stored, beside bare JDBC. */
record Ingest(Supplier<IngestRun> run) implements Figure {
  @Override
  public FigureId id() {
    return FigureId.INGEST;
  }

  @Override
  public Reading measure() {
    IngestRun taken = run.get();
    return Reading.of(
        taken.stored().median(),
        taken.bare().median(),
        IngestRun.TERMINALS
            + " terminals over TLS, one entry a rating, chain and signature checked; the load"
            + " comes from this machine too. Baseline: the same rows by bare JDBC, "
            + Math.round(taken.groups().median())
            + " a commit as in the gateway");
  }
}
