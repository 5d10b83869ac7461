package org.haochaping.workshop.bench;

import java.util.OptionalDouble;

/**
 * A figure as it was measured.
 *
 * @param value in the figure's unit
 * @param baseline in the same unit, from the same run; empty where there is nothing to compare with
 * @param remark what a reader should know beside the numbers; may be empty
 */
record Reading(double value, OptionalDouble baseline, String remark) {
  static Reading of(double value, double baseline, String remark) {
    return new Reading(value, OptionalDouble.of(baseline), remark);
  }

  static Reading alone(double value, String remark) {
    return new Reading(value, OptionalDouble.empty(), remark);
  }

  /** The value as a multiple of the baseline. */
  OptionalDouble ratio() {
    return baseline.isPresent() && baseline.getAsDouble() != 0
        ? OptionalDouble.of(value / baseline.getAsDouble())
        : OptionalDouble.empty();
  }
}
