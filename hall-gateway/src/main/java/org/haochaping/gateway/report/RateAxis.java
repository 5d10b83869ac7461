package org.haochaping.gateway.report;

import java.util.List;
import java.util.stream.IntStream;

/** An axis from some round share up to 100 %, so that small differences can be seen. */
record RateAxis(double low, double step) {
  /** The one that shows all of these. */
  static RateAxis of(List<Double> rates) {
    double least = rates.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    if (least >= 0.9) {
      return new RateAxis(0.9, 0.02);
    }
    if (least >= 0.8) {
      return new RateAxis(0.8, 0.05);
    }
    return least >= 0.5 ? new RateAxis(0.5, 0.1) : new RateAxis(0, 0.2);
  }

  /** Where a share is, 0 at the bottom and 1 at the top. */
  double place(double share) {
    return (share - low) / (1 - low);
  }

  List<Double> ticks() {
    int count = (int) Math.round((1 - low) / step);
    return IntStream.rangeClosed(0, count).mapToObj(i -> low + i * step).toList();
  }
}
