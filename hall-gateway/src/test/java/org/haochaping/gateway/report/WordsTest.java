package org.haochaping.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.haochaping.gateway.results.Period;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void sentence_withAsciiMarks_isSetWithChineseOnes() {
    assertThat(Words.typeset("差评 1,234 条,占 8.3%(界限:5 条)")).isEqualTo("差评 1,234 条，占 8.3%（界限：5 条）");
  }

  @Test
  void line_ofChinese_neverBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
    ChineseBreaks breaks = new ChineseBreaks();
    char[] text = "好评率（主动）,低于 90%，共".toCharArray();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < text.length; i++) {
      lines.append(text[i]);
      if (breaks.isSplitCharacter(0, i, text.length, text, null)) {
        lines.append('|');
      }
    }
    assertThat(lines.toString()).isEqualTo("好|评|率|（主|动）,|低|于| |90%，|共|");
  }

  @Test
  void period_ofEachKind_hasItsTitle() {
    assertThat(List.of("2026", "2026-Q4", "2026-11", "2026-11-26", "2026-11-01..2026-11-26"))
        .extracting(text -> Words.title(Period.parse(text)).substring(13))
        .containsExactly("年报", "季报", "月报", "日报", "报告");
    assertThat(Words.period(Period.parse("2026-Q4"))).isEqualTo("2026 年第 4 季度");
    assertThat(Words.period(Period.parse("2026-11-01..2026-11-26")))
        .isEqualTo("2026 年 11 月 1 日至 2026 年 11 月 26 日");
  }

  @Test
  void share_justBelowAll_isNeverShownAsAll() {
    Figure share = Figure.share(OptionalDouble.of(0.99964));
    assertThat(share.text()).isEqualTo("99.9%");
    assertThat(share.cell()).isEqualByComparingTo("0.999");
    assertThat(Figure.share(OptionalDouble.empty()).text()).isEqualTo("—");
  }
}
