package org.haochaping.gateway.results;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share for people: per cent with one decimal, rounded down, so that 100.0% is all of them. */
public final class Percent {
  private Percent() {}

  /**
   * Writes it.
   *
   * @param share 0 to 1
   */
  public static String of(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.DOWN) + "%";
  }
}
