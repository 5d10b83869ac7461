package org.haochaping.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {
  @Test
  void values_ofTheUsualForm_areMaskedAsArticle14Asks() {
    assertThat(Masks.name("张三")).isEqualTo("张**");
    assertThat(Masks.name("欧阳明月")).isEqualTo("欧**");
    assertThat(Masks.name("𠮷野")).isEqualTo("𠮷**");
    assertThat(Masks.phone("13812341234")).isEqualTo("138****1234");
    assertThat(Masks.certificate("150902199001011234")).isEqualTo("1***************34");
    assertThat(Masks.caseNumber("150902202611240001")).isEqualTo("1509****0001");
  }

  @Test
  void values_shortOrOdd_showLessAndNeverFail() {
    assertThat(Masks.name(" ")).isEmpty();
    assertThat(Masks.phone("110")).isEqualTo("****");
    assertThat(Masks.phone("0474-8812345")).isEqualTo("****45");
    assertThat(Masks.certificate("12")).isEqualTo("****");
    assertThat(Masks.caseNumber("P-00001")).isEqualTo("****01");
  }

  @ParameterizedTest
  @CsvSource({
    "13812341234, 138****1234",
    "手机号13812341234已存在, 手机号138****1234已存在",
    "mobile=13812341234;x, mobile=138****1234;x",
    "+86-13812341234 或 8619912341234, +86-138****1234 或 86199****1234",
    "１３８１２３４１２３４, １３８****１２３４",
    "证件150902199001011234 / no, 证件1***************34 / no",
    "15090219900101123X无效, 1***************3X无效",
    "15090219900101123x, 1***************3x",
    "150902900101123不存在, 1************23不存在",
    "13812341234和150902199001011234, 138****1234和1***************34",
  })
  void words_thatQuoteAPhoneOrCertificate_showItMasked(String words, String shown) {
    assertThat(Masks.words(words)).isEqualTo(shown);
    assertThat(Masks.words(shown)).as("masked once more").isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "差评须有原因或文字评价 / a bad rating needs evalDetail or writingEvaluation",
        "HTTP 422: 第 12 行",
        "2026-11-24 11:50:00",
        "0474-8812345",
        "23812341234",
        "138123412345",
        "11150900MB1234567A4000123000101",
        "1509-DEMO-01-000001",
      })
  void words_withoutSuchANumber_stayAsTheyAre(String words) {
    assertThat(Masks.words(words)).isEqualTo(words);
  }

  @Property
  void phone_inAnyWordsWithoutDigits_isNeverShownWhole(
      @ForAll @StringLength(max = 20) @AlphaChars String before,
      @ForAll @LongRange(min = 10_000_000_000L, max = 19_999_999_999L) long phone,
      @ForAll @StringLength(max = 20) @AlphaChars String after) {
    assertThat(Masks.words(before + phone + after))
        .startsWith(before)
        .endsWith(after)
        .doesNotContain(Long.toString(phone));
  }

  @Property
  void anyValue_ofSomeLength_isNeverShownWhole(
      @ForAll @StringLength(min = 2, max = 40) String value) {
    if (value.strip().length() > 2 && !value.contains("*")) {
      assertThat(Masks.phone(value)).doesNotContain(value.strip());
      assertThat(Masks.certificate(value)).doesNotContain(value.strip());
      assertThat(Masks.caseNumber(value)).doesNotContain(value.strip());
    }
  }
}
