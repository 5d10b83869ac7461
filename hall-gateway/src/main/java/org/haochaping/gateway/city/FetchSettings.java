package org.haochaping.gateway.city;

import java.time.Duration;

/**
 * How the area's ratings are fetched back (article 7).
 *
 * @param areaCode 12 digits
 * @param every how often to look, once all that was there has come
 * @param page at most so many records in one answer, 1 to 5000
 */
public record FetchSettings(String areaCode, Duration every, int page) {}
