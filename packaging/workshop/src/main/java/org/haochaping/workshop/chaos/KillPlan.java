package org.haochaping.workshop.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which programs are killed when. The same seed, number of kills and number of terminals give the
 * same plan.
 *
 * @param strikes in order; each victim of each strike is one kill
 */
record KillPlan(List<Strike> strikes) {
  private static final int FIRST_MILLIS = 300;
  private static final int LAST_MILLIS = 2_500;
  private static final int STARTING_MILLIS = 1_500;

  /** When a strike falls. */
  enum Moment {
    /** Some time after the last strike, when its victims run. */
    RUNNING,
    /** Some time after the last strike, while its victim is still starting because of that. */
    STARTING
  }

  /**
   * One or two programs killed at once.
   *
   * @param victims {@code city}, {@code gateway} or a terminal's id
   * @param after how long after the strike before it
   */
  record Strike(List<String> victims, Moment moment, Duration after) {
    Strike {
      victims = List.copyOf(victims);
    }
  }

  KillPlan {
    strikes = List.copyOf(strikes);
  }

  static KillPlan of(long seed, int kills, List<String> terminals) {
    Random random = new Random(seed);
    List<String> kinds = new ArrayList<>(List.of("city", "gateway", "terminal"));
    // Each kind is hit early, so that a short run misses none.
    Collections.shuffle(kinds, random);
    List<Strike> strikes = new ArrayList<>();
    int left = kills;
    while (left > 0) {
      int n = strikes.size();
      String kind = n < kinds.size() ? kinds.get(n) : kinds.get(random.nextInt(kinds.size()));
      int dice = random.nextInt(5);
      Strike strike;
      if (n >= kinds.size() && dice == 0) {
        List<String> victims = strikes.get(n - 1).victims();
        String again = victims.get(random.nextInt(victims.size()));
        strike = new Strike(List.of(again), Moment.STARTING, millis(random, 1, STARTING_MILLIS));
      } else {
        List<String> victims = new ArrayList<>(List.of(victim(random, kind, terminals)));
        if (left > 1 && n >= kinds.size() && dice == 1) {
          String other = victim(random, other(random, kinds, kind), terminals);
          victims.add(other);
        }
        strike = new Strike(victims, Moment.RUNNING, millis(random, FIRST_MILLIS, LAST_MILLIS));
      }
      strikes.add(strike);
      left -= strike.victims().size();
    }
    return new KillPlan(strikes);
  }

  /** How many kills there are in all. */
  int kills() {
    return strikes.stream().mapToInt(strike -> strike.victims().size()).sum();
  }

  private static String other(Random random, List<String> kinds, String kind) {
    List<String> others = kinds.stream().filter(one -> !one.equals(kind)).toList();
    return others.get(random.nextInt(others.size()));
  }

  private static String victim(Random random, String kind, List<String> terminals) {
    return kind.equals("terminal") ? terminals.get(random.nextInt(terminals.size())) : kind;
  }

  private static Duration millis(Random random, int from, int to) {
    return Duration.ofMillis(from + random.nextInt(to - from + 1));
  }
}
