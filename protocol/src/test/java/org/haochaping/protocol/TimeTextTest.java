package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @Property
  void parse_whatAnInstantWrites_isThatInstant(
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis) {
    Instant time = Instant.ofEpochMilli(millis);
    assertThat(TimeText.parse(time.toString())).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T03:50:00Z",
        "2026-11-24T03:50:00.000Z",
        "2026-11-24T03:50:00.9Z",
        "2026-11-24T03:50:00.123456789Z",
        "2024-02-29T23:59:59.999Z",
        "2026-12-31T23:59:59Z",
        "2026-11-24T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "0000-01-01T00:00:00Z",
        "1969-07-20T20:17:40.500Z"
      })
  void parse_otherForms_areAsTheJdkReadsThem(String text) {
    assertThat(TimeText.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-24",
        "2026-13-24T03:50:00Z",
        "2026-00-24T03:50:00Z",
        "2026-11-00T03:50:00Z",
        "2026-02-29T03:50:00Z",
        "2026-11-24T25:00:00Z",
        "2026-11-24T03:60:00Z",
        "2026-11-24T03:50:61Z",
        "2026-11-24 03:50:00Z",
        "2026-11-24T03:50:00.12xZ",
        "2026-11-24T03:50:00,123Z",
        "2026-11-24T03:50:00.123+",
        "20२6-11-24T03:50:00Z"
      })
  void parse_noTime_isRefused(String text) {
    assertThatThrownBy(() -> TimeText.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
