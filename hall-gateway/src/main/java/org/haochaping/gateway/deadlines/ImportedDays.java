package org.haochaping.gateway.deadlines;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Days of years that a hall brought in itself, before those of another book.
 *
 * @param special days off and shifted working days; a year with any of them is known
 */
public record ImportedDays(Map<LocalDate, Boolean> special, Set<Integer> years, DayBook otherwise)
    implements DayBook {
  /** Copies the days and the years. */
  public ImportedDays {
    special = Map.copyOf(special);
    years = Set.copyOf(years);
  }

  /** With the years of these days. */
  public static ImportedDays of(Map<LocalDate, Boolean> special, DayBook otherwise) {
    return new ImportedDays(
        special,
        special.keySet().stream().map(LocalDate::getYear).collect(Collectors.toSet()),
        otherwise);
  }

  @Override
  public Optional<Boolean> isWorking(LocalDate day) {
    if (!years.contains(day.getYear())) {
      return otherwise.isWorking(day);
    }
    return Optional.of(special.getOrDefault(day, LegalDays.isWeekday(day)));
  }
}
