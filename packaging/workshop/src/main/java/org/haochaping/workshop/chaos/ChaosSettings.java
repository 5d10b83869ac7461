package org.haochaping.workshop.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a chaos run is made of.
 *
 * @param kills how many SIGKILLs in all
 * @param seed of the kill plan
 * @param terminals how many terminals, each with somebody before it
 * @param dir an empty folder for the hall
 */
public record ChaosSettings(int kills, long seed, int terminals, Path dir) {
  private static final int RECEIPTS_A_KILL = 10;
  private static final int MORE_RECEIPTS = 50;

  /** Checks the bounds. */
  public ChaosSettings {
    if (kills < 0 || kills > 100_000) {
      throw new IllegalArgumentException("--kills: 0 到 100000 / 0 to 100000");
    }
    if (terminals < 1 || terminals > 20) {
      throw new IllegalArgumentException("--terminals: 1 到 20 / 1 to 20");
    }
  }

  List<String> terminalIds() {
    return IntStream.rangeClosed(1, terminals).mapToObj(n -> "t" + n).toList();
  }

  /** Enough that no citizen runs out of receipts before the last kill. */
  int receiptsEach() {
    return kills * RECEIPTS_A_KILL + MORE_RECEIPTS;
  }
}
