package org.haochaping.gateway.reconcile;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the comparison of one night found.
 *
 * @param night the hall's day
 * @param summary how many of each were compared
 * @param firstLines the first differences, a line each
 */
public record Night(
    LocalDate night,
    Instant startedAt,
    Instant endedAt,
    String summary,
    long differences,
    String firstLines) {}
