package org.haochaping.gateway.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Property(tries = 500)
  void wait_isWithinItsBoundAndNeverEarlierThanAsked(
      @ForAll @IntRange(min = 1, max = 10_000) int failures,
      @ForAll @IntRange(min = 0, max = 3600) int asked,
      @ForAll long seed) {
    Duration notBefore = Duration.ofSeconds(asked);
    Duration wait = new Backoff(FIRST, LONGEST, new Random(seed)).after(failures, notBefore);

    long bound = failures > 7 ? LONGEST.toMillis() : FIRST.toMillis() << (failures - 1);
    assertThat(wait).isBetween(notBefore, notBefore.plusMillis(bound));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|7",
        "0|0",
        "99999|3600",
        "soon|0",
        "-1|0",
        "|0",
        "Tue, 24 Nov 2026 04:00:30 GMT|30",
        "Tue, 24 Nov 2026 03:00:00 GMT|0"
      })
  void retryAfter_inEachForm_isRead(String header, long seconds) {
    HttpHeaders headers =
        HttpHeaders.of(
            header == null ? Map.of() : Map.of("Retry-After", List.of(header)),
            (name, value) -> true);

    assertThat(RetryAfter.of(headers, Instant.parse("2026-11-24T04:00:00Z")))
        .isEqualTo(Duration.ofSeconds(seconds));
  }
}
