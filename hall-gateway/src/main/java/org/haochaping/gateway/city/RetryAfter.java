package org.haochaping.gateway.city;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** How long to stay away; zero where the header is missing or says nothing; at most an hour. */
  static Duration of(HttpHeaders headers, Instant now) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    Duration wait = Duration.ZERO;
    if (value.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      wait = Duration.ofSeconds(Long.parseLong(value));
    } else if (!value.isEmpty()) {
      try {
        wait =
            Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
      } catch (DateTimeException e) {
        return Duration.ZERO; // the city's own mistake; our back-off holds
      }
    }
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
