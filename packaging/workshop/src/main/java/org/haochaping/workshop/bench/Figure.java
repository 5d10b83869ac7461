package org.haochaping.workshop.bench;

/** One row of the table. */
interface Figure {
  FigureId id();

  /**
   * Measures value and baseline, or takes them from a run that another figure shares.
   *
   * @throws RuntimeException with one sentence, where that can't be done here
   */
  Reading measure();
}
