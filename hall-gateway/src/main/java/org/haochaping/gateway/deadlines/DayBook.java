package org.haochaping.gateway.deadlines;

import java.time.LocalDate;
import java.util.Optional;

/** Which days are worked on. */
@FunctionalInterface
public interface DayBook {
  /** Whether that day is worked on; empty where nobody knows its year's holidays yet. */
  Optional<Boolean> isWorking(LocalDate day);
}
