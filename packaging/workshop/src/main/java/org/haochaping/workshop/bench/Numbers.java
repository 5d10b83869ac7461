package org.haochaping.workshop.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as people read them: four significant digits, thousands in full. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);

  private Numbers() {}

  /** Cut to four digits, whole numbers above that to units. */
  static BigDecimal rounded(double figure) {
    BigDecimal exact = BigDecimal.valueOf(figure);
    BigDecimal rounded =
        Math.abs(figure) >= 1_000
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  static String text(double figure) {
    return rounded(figure).toPlainString();
  }
}
