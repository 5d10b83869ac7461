package org.haochaping.workshop.bench;

import java.util.Arrays;

/** What a set of measurements says as a whole. */
final class Spread {
  private final double[] sorted;

  private Spread(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Of at least one measurement, in any order.
   *
   * @throws IllegalArgumentException if there is none, or one that is not a number
   */
  static Spread of(double... measurements) {
    double[] sorted = measurements.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("a spread is over one number or more");
    }
    return new Spread(sorted);
  }

  /** The one in the middle, or halfway between the two there. */
  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest measurement that at least this share of all do not exceed (nearest rank).
   *
   * @param percent above 0, up to 100
   */
  double percentile(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("a percentile is above 0 and up to 100");
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }
}
