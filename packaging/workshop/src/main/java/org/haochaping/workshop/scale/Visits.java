package org.haochaping.workshop.scale;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes visits one after the other; the same seed, size and last day make the same ones. */
final class Visits {
  /** Over how many days they are spread. */
  static final int DAYS = 730;

  /** The list that the reasons are of. */
  static final String REASON_LIST = "2020-05";

  private static final int UNRATED_OF_HUNDRED = 15;
  private static final int AGAIN_OF_HUNDRED = 3;
  private static final int REASONS_OF_HUNDRED = 60;
  private static final int WEAK_WINDOW = 7;
  private static final Duration OPEN_HOURS = Duration.ofHours(8);
  private static final List<List<String>> REASONS =
      List.of(
          List.of("108", "109", "110", "113", "114"),
          List.of("207", "208", "209", "213", "214"),
          List.of("307", "308", "309", "310", "314"),
          List.of("406", "408", "411", "413"),
          List.of("510", "511", "512", "517"));

  private final SplittableRandom random;
  private final LocalDate firstDay;
  private final ZoneId zone;
  private final long visitsADay;
  private final long people;
  private long made;

  /**
   * For about so many ratings.
   *
   * @param lastDay the first day that is not part of it any more
   * @param zone the hall's
   */
  Visits(long ratings, long seed, LocalDate lastDay, ZoneId zone) {
    this.random = new SplittableRandom(seed);
    this.firstDay = lastDay.minusDays(DAYS);
    this.zone = zone;
    this.visitsADay = Math.max(1, (ratings + DAYS - 1) / DAYS);
    this.people = Math.max(1, ratings / 3);
  }

  /** The next one. */
  Visit next() {
    long number = ++made;
    int window = 1 + random.nextInt(Staff.WINDOWS);
    int item = random.nextInt(Staff.at(window).items().size());
    long person = random.nextLong(people);
    Instant accepted = acceptedAt(number - 1);
    if (random.nextInt(100) < UNRATED_OF_HUNDRED) {
      return new Visit(number, window, item, person, accepted, Optional.empty(), false);
    }
    int level = level(window);
    Instant pressed = accepted.plusSeconds(300 + random.nextInt(600));
    List<String> reasons =
        random.nextInt(100) < REASONS_OF_HUNDRED ? List.of(reason(level)) : List.of();
    boolean again = random.nextInt(100) < AGAIN_OF_HUNDRED;
    return new Visit(
        number,
        window,
        item,
        person,
        accepted,
        Optional.of(new Visit.Press(level, pressed, reasons)),
        again);
  }

  private Instant acceptedAt(long index) {
    LocalDate day = firstDay.plusDays(index / visitsADay);
    long second = (index % visitsADay) * OPEN_HOURS.toSeconds() / visitsADay;
    return day.atTime(LocalTime.of(9, 0)).plusSeconds(second).atZone(zone).toInstant();
  }

  /** Mostly content; one window is not liked, so that the focus list has something to say. */
  private int level(int window) {
    int lot = random.nextInt(1_000) - (window == WEAK_WINDOW ? 150 : 0);
    if (lot < 15) {
      return 1;
    }
    if (lot < 40) {
      return 2;
    }
    return lot < 130 ? 3 : lot < 300 ? 4 : 5;
  }

  private String reason(int level) {
    List<String> codes = REASONS.get(level - 1);
    return codes.get(random.nextInt(codes.size()));
  }
}
