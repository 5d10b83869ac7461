package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 11, 26, 9, 30, 5, 0, ZoneId.of("Asia/Shanghai"));

  private static Report sent(String text, String window, String contact) {
    return Report.of(
        SentForm.of(
            "text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8)
                + "&window="
                + URLEncoder.encode(window, StandardCharsets.UTF_8)
                + "&contact="
                + URLEncoder.encode(contact, StandardCharsets.UTF_8)));
  }

  private static String plain(Report report) {
    return new String(report.plain(AT), StandardCharsets.UTF_8);
  }

  @Test
  void plain_ofAllFields_isLabelledLinesInChinese() {
    assertThat(plain(sent(" 索要礼品\r\n两次 100% ", "3 号", "139 0000 0000")))
        .isEqualTo(
            """
            时间：2026-11-26 09:30:05 +08:00
            窗口：3 号
            联系方式：139 0000 0000
            内容：
            索要礼品
            两次 100%
            """);
  }

  @Test
  void plain_ofFieldsLeftOut_saysSo() {
    assertThat(plain(sent("索要礼品", "", " "))).contains("窗口：未填写\n联系方式：未填写\n内容：\n索要礼品\n");
  }

  @Test
  void field_withALabelOfAnotherOne_staysOneLine() {
    String words = plain(sent("甲\u0000\t乙\u0085丙", "3\r\n内容：假", "a\u2028时间：假"));
    assertThat(words.lines())
        .containsExactly(
            "时间：2026-11-26 09:30:05 +08:00", "窗口：3 内容：假", "联系方式：a 时间：假", "内容：", "甲 乙", "丙");
  }

  @Test
  void length_isCountedInCharactersOfAnyPlane() {
    assertThat(sent("😀".repeat(Report.MAX_TEXT), "", "").isTooLong()).isFalse();
    assertThat(sent("😀".repeat(Report.MAX_TEXT + 1), "", "").isTooLong()).isTrue();
    assertThat(sent("一", "一".repeat(Report.MAX_FIELD), "").isTooLong()).isFalse();
    assertThat(sent("一", "一".repeat(Report.MAX_FIELD + 1), "").isTooLong()).isTrue();
    assertThat(sent("一", "", "一".repeat(Report.MAX_FIELD + 1)).isTooLong()).isTrue();
    assertThat(sent(" \u0000\r\n ", "", "").isEmpty()).isTrue();
  }

  @Test
  void toString_saysNothingOfIt() {
    assertThat(sent("索要礼品", "3", "139")).hasToString("Report");
  }
}
