package org.haochaping.gateway.city;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach a city system.
 *
 * @param url its address, without {@code /feed/v1/batches}
 * @param token the bearer token that it issued
 * @param batchSize at most so many records in one request, 2 to 1000; a rating takes two
 * @param timeout how long an answer may take
 * @param firstRetry the bound of the first wait after a failure; it doubles each time
 * @param longestRetry the bound of all waits
 * @param defaultChannel what the city calls the channel of a default, by the list {@code pf}
 * @param look how often to look for pending deliveries where nobody wakes the courier
 */
public record CitySettings(
    URI url,
    String token,
    int batchSize,
    Duration timeout,
    Duration firstRetry,
    Duration longestRetry,
    String defaultChannel,
    Duration look) {
  @Override
  public String toString() {
    return "CitySettings[" + url + "]"; // never the token
  }
}
