package org.haochaping.gateway.deadlines;

import java.time.LocalDate;
import java.util.Optional;

/** Counts working days (article 17). */
public record WorkingDays(DayBook days) {
  /**
   * The day that so many working days end with; the starting day is not counted.
   *
   * @throws IllegalArgumentException if the count is below 1
   */
  public Deadline after(LocalDate start, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count: below 1");
    }
    LocalDate day = start;
    boolean provisional = false;
    int left = count;
    while (left > 0) {
      day = day.plusDays(1);
      Optional<Boolean> known = days.isWorking(day);
      provisional |= known.isEmpty();
      if (known.orElse(LegalDays.isWeekday(day))) {
        left--;
      }
    }
    return new Deadline(day, provisional);
  }
}
