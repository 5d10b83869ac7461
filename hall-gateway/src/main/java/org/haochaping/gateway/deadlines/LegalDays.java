package org.haochaping.gateway.deadlines;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The statutory holidays of mainland China with their shifted working days, as the State Council
 * announces them each autumn for the year after; the table is tyme4j's.
 */
public final class LegalDays implements DayBook {
  private static final int FIRST_YEAR = 2002; // of 2001 the table has December alone

  @Override
  public Optional<Boolean> isWorking(LocalDate day) {
    if (!knows(day.getYear())) {
      return Optional.empty();
    }
    LegalHoliday special =
        LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return Optional.of(special == null ? isWeekday(day) : special.isWork());
  }

  /** A year without New Year's Day among its holidays is one that the table does not have. */
  private static boolean knows(int year) {
    return year >= FIRST_YEAR && year <= 9999 && LegalHoliday.fromYmd(year, 1, 1) != null;
  }

  static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
