package org.haochaping.gateway.results;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * Natural days of the hall: a year {@code 2026}, a quarter {@code 2026-Q4}, a month {@code
 * 2026-11}, a day {@code 2026-11-26}, or a range {@code 2026-11-01..2026-11-26}.
 *
 * @param from the first day
 * @param to the last day, which is in it
 */
public record Period(Kind kind, LocalDate from, LocalDate to) {
  /** How many days a range has at most. */
  public static final int LONGEST_RANGE = 92;

  private static final Pattern QUARTER = Pattern.compile("(2\\d{3})-Q([1-4])");
  private static final int MONTHS_OF_A_QUARTER = 3;

  /** How long. */
  public enum Kind {
    /** A calendar year. */
    YEAR,
    /** Three calendar months. */
    QUARTER,
    /** A calendar month. */
    MONTH,
    /** A day. */
    DAY,
    /** From a day to a day. */
    RANGE
  }

  /**
   * Reads one; years 2000 to 2999.
   *
   * @throws ProtocolException that says what one looks like
   */
  public static Period parse(String text) {
    try {
      Matcher quarter = QUARTER.matcher(text);
      if (quarter.matches()) {
        int first = (Integer.parseInt(quarter.group(2)) - 1) * MONTHS_OF_A_QUARTER + 1;
        YearMonth month = YearMonth.of(Integer.parseInt(quarter.group(1)), first);
        return months(Kind.QUARTER, month, MONTHS_OF_A_QUARTER);
      }
      if (text.matches("2\\d{3}")) {
        return months(Kind.YEAR, YearMonth.of(Integer.parseInt(text), 1), 12);
      }
      if (text.matches("2\\d{3}-\\d\\d")) {
        return month(YearMonth.parse(text));
      }
      if (text.matches("2\\d{3}-\\d\\d-\\d\\d")) {
        return day(LocalDate.parse(text));
      }
      if (text.matches("2\\d{3}-\\d\\d-\\d\\d\\.\\.2\\d{3}-\\d\\d-\\d\\d")) {
        return range(LocalDate.parse(text.substring(0, 10)), LocalDate.parse(text.substring(12)));
      }
    } catch (DateTimeException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static ProtocolException wrong() {
    return new ProtocolException(
        "期间应形如 / a period looks like 2026, 2026-Q4, 2026-11, 2026-11-26 or"
            + " 2026-11-01..2026-11-26 (at most "
            + LONGEST_RANGE
            + " days)");
  }

  /** A month. */
  public static Period month(YearMonth month) {
    return months(Kind.MONTH, month, 1);
  }

  /** A day. */
  public static Period day(LocalDate day) {
    return new Period(Kind.DAY, day, day);
  }

  /**
   * From a day to a day.
   *
   * @throws ProtocolException if it ends before it begins, or is too long
   */
  public static Period range(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 1 || days > LONGEST_RANGE) {
      throw wrong();
    }
    return new Period(Kind.RANGE, from, to);
  }

  private static Period months(Kind kind, YearMonth first, int count) {
    return new Period(kind, first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
  }

  /** The period of the same length that ends the day before this one begins. */
  public Period before() {
    YearMonth first = YearMonth.from(from);
    return switch (kind) {
      case YEAR -> months(kind, first.minusMonths(12), 12);
      case QUARTER -> months(kind, first.minusMonths(MONTHS_OF_A_QUARTER), MONTHS_OF_A_QUARTER);
      case MONTH -> months(kind, first.minusMonths(1), 1);
      case DAY -> day(from.minusDays(1));
      case RANGE -> range(from.minusDays(days()), from.minusDays(1));
    };
  }

  /** How many days. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** Each month of which a day is in it, in order. */
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = YearMonth.from(from);
        !month.isAfter(YearMonth.from(to));
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  /** The kept periods whose sum it is: whole months, and the days that are left. */
  List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (YearMonth month : months()) {
      if (!from.isAfter(month.atDay(1)) && !to.isBefore(month.atEndOfMonth())) {
        parts.add(month.toString());
      } else {
        for (LocalDate day = month.atDay(1);
            !day.isAfter(month.atEndOfMonth());
            day = day.plusDays(1)) {
          if (!day.isBefore(from) && !day.isAfter(to)) {
            parts.add(day.toString());
          }
        }
      }
    }
    return parts;
  }

  /** As it is read. */
  public String text() {
    YearMonth first = YearMonth.from(from);
    return switch (kind) {
      case YEAR -> Integer.toString(first.getYear());
      case QUARTER ->
          first.getYear() + "-Q" + ((first.getMonthValue() - 1) / MONTHS_OF_A_QUARTER + 1);
      case MONTH -> first.toString();
      case DAY -> from.toString();
      case RANGE -> from + ".." + to;
    };
  }

  @Override
  public String toString() {
    return text();
  }
}
