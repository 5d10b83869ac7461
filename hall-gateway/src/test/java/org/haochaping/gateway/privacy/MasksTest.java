package org.haochaping.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.haochaping.protocol.city.CityTime;
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
    "150902199001011 234, 1***************34",
    "电话138 0013 8000。, 电话138****8000。",
    "138-0013-8000 or 138.0013.8000, 138****8000 or 138****8000",
    "1 380 013 8000 / 1 3 8 0 0 1 3 8 0 0 0, 138****8000 / 138****8000",
    "１３８　００１３　８０００, １３８****８０００",
    "138 - 0013 – 8000 于 2026-11-26 12:30:05 来电, 138****8000 于 2026-11-26 12:30:05 来电",
    "86138-0013-8000 +86 138 0013 8000, 86138****8000 +86 138****8000",
    "3 13800138000 和 138 0013 8000 1, 3 138****8000 和 138****8000 1",
    "15262319900101 123X, 1***************3X",
    "152623-19900101-1234; 152623 900101 123, 1***************34; 1************23",
    // More than it need be: nobody can tell.
    "13 800 138 000 元, 138****8000 元",
    "150902-20261124-0001, 1***************01",
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
        "2026-11-26 12:30:05.123 至 2026-11-27 09.00.00",
        "2026 11 26 12 30 05",
        "20261126-123005-001",
        "共 1 300 500.00 元,-1-2-3-",
        "1509-2026-11-26-0001",
        "满意率 15.3 18.2 19.1",
        "138 0013 800",
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
  void phone_withGapsAnywhere_isNeverShownWhole(
      @ForAll @StringLength(max = 20) @AlphaChars String around,
      @ForAll @LongRange(min = 13_000_000_000L, max = 19_999_999_999L) long phone,
      @ForAll @Size(10) List<@From("gaps") String> gaps) {
    String digits = Long.toString(phone);
    String shown = Masks.words(around + spread(digits, gaps) + around);
    assertThat(shown).isEqualTo(around + Masks.phone(digits) + around);
  }

  @Property
  void certificate_withGapsAnywhere_isNeverShownWhole(
      @ForAll @IntRange(min = 100_000, max = 999_999) int area,
      @ForAll @IntRange(max = 40_000) int daysSince1900,
      @ForAll @IntRange(max = 999) int order,
      @ForAll @CharRange(from = '0', to = '9') @Chars('X') char check,
      @ForAll @Size(17) List<@From("gaps") String> gaps) {
    String born = LocalDate.of(1900, 1, 1).plusDays(daysSince1900).toString().replace("-", "");
    String number = "%d%s%03d%s".formatted(area, born, order, check);
    assertThat(Masks.words("证件 " + spread(number, gaps) + "。"))
        .isEqualTo("证件 " + Masks.certificate(number) + "。");
  }

  @Property
  void dateAndTime_inOrdinaryShape_stay(
      @ForAll @LongRange(min = 946_684_800L, max = 4_102_444_799L) long second) {
    String text = CityTime.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    assertThat(Masks.words(text)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> gaps() {
    return Arbitraries.frequency(
        Tuple.of(5, ""),
        Tuple.of(2, " "),
        Tuple.of(2, "-"),
        Tuple.of(1, "."),
        Tuple.of(1, "　"),
        Tuple.of(1, " - "),
        Tuple.of(1, "－"),
        Tuple.of(1, "\u00a0"));
  }

  private static String spread(String number, List<String> gaps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      text.append(number.charAt(i)).append(i < gaps.size() ? gaps.get(i) : "");
    }
    return text.toString();
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
