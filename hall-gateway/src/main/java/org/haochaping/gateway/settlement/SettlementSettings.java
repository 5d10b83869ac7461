package org.haochaping.gateway.settlement;

import java.time.Duration;
import java.util.List;

/**
 * How ratings are settled.
 *
 * @param forMore how long to wait for reasons after a press came in
 * @param forClock how long to wait for the time of a press whose clock was not trusted
 * @param look how often to look for new entries where nobody wakes the settlement
 * @param outlets which outlets an adopted rating goes to
 */
public record SettlementSettings(
    Duration forMore, Duration forClock, Duration look, List<String> outlets) {
  /** Copies the outlets. */
  public SettlementSettings {
    outlets = List.copyOf(outlets);
  }
}
