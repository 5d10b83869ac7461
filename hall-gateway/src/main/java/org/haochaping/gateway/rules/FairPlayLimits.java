package org.haochaping.gateway.rules;

import java.time.Duration;

/**
 * From where on ratings look unlike free will (article 4).
 *
 * @param burst so many ratings of one level at one window ...
 * @param burstWithin ... within this time are a burst
 * @param windowAnHour more ratings than this at one window in an hour are many
 * @param noService so many in a row at one window that hang on no case
 */
public record FairPlayLimits(int burst, Duration burstWithin, int windowAnHour, int noService) {}
