package org.haochaping.gateway.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private final WorkingDays working = new WorkingDays(new LegalDays());

  @ParameterizedTest
  @CsvSource({
    "2026-01-30,2026-02-27",
    "2026-02-13,2026-03-12",
    "2026-04-03,2026-04-27",
    "2026-04-28,2026-05-21",
    "2026-06-18,2026-07-10",
    "2026-09-18,2026-10-15",
    "2026-09-24,2026-10-22",
    "2026-09-30,2026-10-27",
    "2026-12-10,2026-12-31"
  })
  void RECTIFY_15_WORKING_DAYS_startDayNotCounted_endsOnTheKnownDay(LocalDate from, LocalDate to) {
    assertThat(working.after(from, 15)).isEqualTo(new Deadline(to, false));
  }

  @Test
  void RECTIFY_15_WORKING_DAYS_everyMonthOf2026_hasItsNumberOfWorkingDays() {
    List<Long> counts =
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> YearMonth.of(2026, month))
            .map(
                month ->
                    month
                        .atDay(1)
                        .datesUntil(month.atEndOfMonth().plusDays(1))
                        .filter(day -> new LegalDays().isWorking(day).orElseThrow())
                        .count())
            .toList();
    assertThat(counts).containsExactly(21L, 16L, 22L, 21L, 19L, 21L, 23L, 21L, 22L, 18L, 21L, 23L);
  }

  @Test
  void RECTIFY_15_WORKING_DAYS_yearWithoutData_isProvisionalUntilItIsImported() {
    LocalDate start = LocalDate.of(2026, 12, 11);
    assertThat(working.after(start, 15)).isEqualTo(new Deadline(LocalDate.of(2027, 1, 1), true));
    Map<LocalDate, Boolean> days = wholeYear(2027);
    days.put(LocalDate.of(2027, 1, 3), true);
    ImportedDays imported = ImportedDays.of(days, new LegalDays());
    assertThat(new WorkingDays(imported).after(start, 15))
        .isEqualTo(new Deadline(LocalDate.of(2027, 1, 3), false));
    assertThat(new WorkingDays(imported).after(LocalDate.of(2026, 9, 30), 15))
        .as("other years as before")
        .isEqualTo(new Deadline(LocalDate.of(2026, 10, 27), false));
  }

  /** New Year's Day and nine days of October off. */
  private static Map<LocalDate, Boolean> wholeYear(int year) {
    Map<LocalDate, Boolean> days = new HashMap<>();
    days.put(LocalDate.of(year, 1, 1), false);
    for (int day = 1; day <= 9; day++) {
      days.put(LocalDate.of(year, 10, day), false);
    }
    return days;
  }

  @Test
  void RECTIFY_15_WORKING_DAYS_fewImportedDays_amendAKnownYearAndMakeNoneKnown() {
    Map<LocalDate, Boolean> few = wholeYear(2027);
    few.remove(LocalDate.of(2027, 10, 9));
    few.put(LocalDate.of(2026, 12, 31), false);
    few.put(LocalDate.of(2026, 10, 7), true);
    ImportedDays imported = ImportedDays.of(few, new LegalDays());
    assertThat(imported.knows(2026)).isTrue();
    assertThat(imported.knows(2027)).as("nine days off").isFalse();
    WorkingDays amended = new WorkingDays(imported);
    assertThat(amended.after(LocalDate.of(2026, 12, 11), 15))
        .isEqualTo(new Deadline(LocalDate.of(2027, 1, 4), true));
    assertThat(amended.after(LocalDate.of(2026, 9, 30), 15))
        .as("the other holidays of 2026 stay")
        .isEqualTo(new Deadline(LocalDate.of(2026, 10, 26), false));
  }
}
