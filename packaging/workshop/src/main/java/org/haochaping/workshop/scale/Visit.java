package org.haochaping.workshop.scale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One case with what became of its rating.
 *
 * @param number from 1, in the order of acceptance
 * @param item which of the department's items
 * @param person which of the people who do not exist
 * @param press empty where nobody pressed
 * @param again whether somebody pressed once more at another time, which does not count
 */
record Visit(
    long number,
    int window,
    int item,
    long person,
    Instant acceptedAt,
    Optional<Press> press,
    boolean again) {

  /**
   * A level that was pressed.
   *
   * @param level the city's digit, 5 best
   * @param reasons codes of the list {@value Visits#REASON_LIST}
   */
  record Press(int level, Instant at, List<String> reasons) {
    Press {
      reasons = List.copyOf(reasons);
    }

    boolean isBad() {
      return level <= 2;
    }
  }
}
