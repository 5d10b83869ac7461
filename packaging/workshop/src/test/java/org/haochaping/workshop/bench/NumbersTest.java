package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.000123456, 0.0001235",
    "0.23149, 0.2315",
    "1.5, 1.5",
    "60, 60",
    "118.04, 118",
    "999.96, 1000",
    "31415.9, 31416",
    "265000, 265000"
  })
  void text_keepsFourDigitsAndNeverAnExponent(double figure, String text) {
    assertThat(Numbers.text(figure)).isEqualTo(text);
  }
}
