package org.haochaping.gateway.deadlines;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Days that a hall brought in itself, before those of another book. They amend a year that the
 * other book knows; of a year that it does not know they have to be the whole list.
 *
 * @param special days off and shifted working days
 * @param whole years that are known by these days alone
 */
public record ImportedDays(Map<LocalDate, Boolean> special, Set<Integer> whole, DayBook otherwise)
    implements DayBook {
  /** With fewer days off than this, weekends not meant, nobody has listed a whole year. */
  public static final int MIN_DAYS_OFF = 10;

  /** Copies the days and the years. */
  public ImportedDays {
    special = Map.copyOf(special);
    whole = Set.copyOf(whole);
  }

  /** With the years that these days list as a whole. */
  public static ImportedDays of(Map<LocalDate, Boolean> special, DayBook otherwise) {
    Set<Integer> whole =
        special.entrySet().stream()
            .filter(day -> !day.getValue())
            .map(day -> day.getKey().getYear())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .entrySet()
            .stream()
            .filter(year -> year.getValue() >= MIN_DAYS_OFF)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new ImportedDays(special, whole, otherwise);
  }

  /** Whether anything is known of that year: by these days, or by the other book. */
  public boolean knows(int year) {
    return whole.contains(year) || otherwise.isWorking(LocalDate.of(year, 1, 1)).isPresent();
  }

  @Override
  public Optional<Boolean> isWorking(LocalDate day) {
    Optional<Boolean> before = otherwise.isWorking(day);
    if (before.isEmpty() && whole.contains(day.getYear())) {
      before = Optional.of(LegalDays.isWeekday(day));
    }
    return before.map(working -> special.getOrDefault(day, working));
  }
}
