package org.haochaping.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01, 2026-12-31, 2025, 12",
    "2024-Q1, 2024-01-01, 2024-03-31, 2023-Q4, 3",
    "2026-11, 2026-11-01, 2026-11-30, 2026-10, 1",
    "2026-03-01, 2026-03-01, 2026-03-01, 2026-02-28, 1",
    "2026-11-01..2026-11-26, 2026-11-01, 2026-11-26, 2026-10-06..2026-10-31, 26",
    "2026-10-30..2026-12-02, 2026-10-30, 2026-12-02, 2026-09-26..2026-10-29, 5",
  })
  void period_readAndWritten_hasItsDaysTheOneBeforeAndItsKeptParts(
      String text, String from, String to, String before, int parts) {
    Period period = Period.parse(text);
    assertThat(period.text()).isEqualTo(text);
    assertThat(period.from()).isEqualTo(from);
    assertThat(period.to()).isEqualTo(to);
    assertThat(period.before().text()).isEqualTo(before);
    assertThat(period.parts()).hasSize(parts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "26",
        "2026-Q5",
        "2026-13",
        "2026-02-30",
        "2026-11-26..2026-11-25",
        "2026-01-01..2026-04-03",
        "1999",
        "2026-11 or 1=1"
      })
  void period_thatIsNone_isRefusedWithWhatOneLooksLike(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("2026-Q4");
  }
}
