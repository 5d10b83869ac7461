package org.haochaping.gateway.results;

/** One step of a trend. */
public record PeriodTally(Period period, Tally tally) {}
