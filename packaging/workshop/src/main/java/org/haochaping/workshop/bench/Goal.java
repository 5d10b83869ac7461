package org.haochaping.workshop.bench;

/**
 * What a figure is to reach.
 *
 * @param of the figure's own value, or its ratio to the baseline
 * @param atMost whether {@code limit} is a ceiling; a floor otherwise
 */
record Goal(Of of, boolean atMost, double limit) {
  enum Of {
    VALUE,
    RATIO
  }

  static Goal valueAtMost(double limit) {
    return new Goal(Of.VALUE, true, limit);
  }

  static Goal valueAtLeast(double limit) {
    return new Goal(Of.VALUE, false, limit);
  }

  static Goal ratioAtMost(double limit) {
    return new Goal(Of.RATIO, true, limit);
  }

  static Goal ratioAtLeast(double limit) {
    return new Goal(Of.RATIO, false, limit);
  }

  /** Whether a reading reaches it; a ratio that could not be taken does not. */
  boolean isMetBy(Reading reading) {
    double figure = of == Of.VALUE ? reading.value() : reading.ratio().orElse(Double.NaN);
    return atMost ? figure <= limit : figure >= limit;
  }

  /** Such as {@code ratio <= 1.5}. */
  @Override
  public String toString() {
    return (of == Of.VALUE ? "value " : "ratio ") + (atMost ? "<= " : ">= ") + Numbers.text(limit);
  }
}
