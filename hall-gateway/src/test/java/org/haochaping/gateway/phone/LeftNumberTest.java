package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftNumberTest {
  @ParameterizedTest
  @CsvSource({
    "13847451234, 13847451234",
    "' 138 4745 1234 ', 13847451234",
    "138-4745-1234, 13847451234",
    "+86 13847451234, 13847451234",
    "008613847451234, 13847451234",
    "8613847451234, 13847451234",
    "１３８４７４５１２３４, 13847451234",
    "(0474) 8320000, 04748320000",
    "8600001, 8600001",
  })
  void digits_howeverTyped_areTheSame(String typed, String digits) {
    assertThat(LeftNumber.digits(typed)).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "138474512340000000000", "张三", "1384745123a"})
  void digits_ofNoNumber_areNone(String typed) {
    assertThat(LeftNumber.digits(typed)).isEmpty();
  }
}
