package org.haochaping.gateway.settlement;

import java.time.Duration;

/**
 * How ratings are settled.
 *
 * @param forMore how long to wait for a change of mind and reasons after a press came in
 * @param forClock how long to wait for the time of a press whose clock was not trusted
 * @param look how often to look for new entries where nobody wakes the settlement
 */
public record SettlementSettings(
    Duration forMore, Duration forClock, Duration look, RulesSettings rules) {}
