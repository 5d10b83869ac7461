package org.haochaping.gateway.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.haochaping.gateway.results.Percent;

/**
 * One number, for people and for spreadsheets alike.
 *
 * @param value empty where there is none
 */
record Figure(Kind kind, OptionalDouble value) {
  private static final int SHARE_DIGITS = 3;

  /** What it counts. */
  enum Kind {
    COUNT,
    SHARE
  }

  static Figure of(long count) {
    return new Figure(Kind.COUNT, OptionalDouble.of((double) count));
  }

  static Figure of(OptionalInt count) {
    return new Figure(
        Kind.COUNT,
        count.isPresent() ? OptionalDouble.of(count.getAsInt()) : OptionalDouble.empty());
  }

  static Figure share(OptionalDouble share) {
    return new Figure(Kind.SHARE, share);
  }

  /** As it is printed; a dash where there is none. */
  String text() {
    if (value.isEmpty()) {
      return "—";
    }
    return kind == Kind.SHARE
        ? Percent.of(value.getAsDouble())
        : String.format(Locale.ROOT, "%,d", Math.round(value.getAsDouble()));
  }

  /**
   * For a cell: a share is rounded down as in print, so that no spreadsheet shows 100.0% of less.
   */
  BigDecimal cell() {
    BigDecimal number = BigDecimal.valueOf(value.orElseThrow());
    return kind == Kind.SHARE
        ? number.setScale(SHARE_DIGITS, RoundingMode.DOWN)
        : number.setScale(0, RoundingMode.HALF_UP);
  }
}
