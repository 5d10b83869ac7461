package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which receipts send anybody to a phone. */
final class PhoneLinkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://r.invalid/AQAGt",
        "https://R.INVALID/AQAGt",
        "AQAGt-token-alone",
        "ftp://hall.example/r/AQAGt",
        "https:///r/AQAGt",
        "https://hall example/r",
        ""
      })
  void link_thatLeadsNowhere_isNone(String text) {
    assertThat(PhoneLink.leadsSomewhere(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hall.example/r/AQAGt",
        "https://hall.example/r#AQAGt",
        "http://192.168.10.2:8490/r/AQAGt",
        "HTTPS://INVALID.EXAMPLE/r/AQAGt"
      })
  void link_ofAPage_isOne(String text) {
    assertThat(PhoneLink.leadsSomewhere(text)).isTrue();
  }

  @Test
  void advice_withoutAPageForPhones_namesNoPhone() {
    for (String key : new String[] {"out.advice", "refused.other-hall.advice"}) {
      Words with = Texts.shipped().words(PhoneLink.advice(key, true));
      Words without = Texts.shipped().words(PhoneLink.advice(key, false));
      assertThat(with.chinese()).contains("手机");
      assertThat(with.english()).contains("phone");
      assertThat(without.chinese()).isNotBlank().doesNotContain("手机");
      assertThat(without.english()).isNotBlank().doesNotContain("phone");
    }
    assertThat(PhoneLink.advice("refused.expired.advice", false))
        .isEqualTo("refused.expired.advice");
  }
}
