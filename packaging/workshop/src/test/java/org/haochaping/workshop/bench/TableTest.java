package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void of_rows_columnsLineUpWhateverTheScript() {
    String[] lines =
        Table.of(
                List.of(
                    new Row(FigureId.CAPTURE_P50, Reading.of(0.31, 0.25, "in turn")),
                    new Row(FigureId.INGEST, Reading.of(40_000, 80_000, ""))))
            .split("\n");
    assertThat(lines).hasSize(4);
    assertThat(lines[0]).startsWith("代号 id").contains("数值 value", "基准 baseline", "目标 goal");
    assertThat(lines[1]).contains("0.31", "0.25", "1.24", "ms", "ratio <= 1.5").endsWith("是 yes");
    assertThat(lines[2]).contains("40000", "80000", "0.5", "ratings/s").endsWith("否 no");
    int met = Table.width(lines[0].substring(0, lines[0].indexOf("达到 met")));
    assertThat(Table.width(lines[1].substring(0, lines[1].indexOf("是 yes")))).isEqualTo(met);
    assertThat(Table.width(lines[2].substring(0, lines[2].indexOf("否 no")))).isEqualTo(met);
    assertThat(lines[3]).isEqualTo("capture-p50: in turn");
  }

  @Test
  void of_nothingToCompareWith_showsADash() {
    assertThat(Table.of(List.of(new Row(FigureId.DRAIN_26500, Reading.alone(10, "")))))
        .containsPattern("10 +- +- +s");
  }

  @Test
  void width_chinese_countsTwice() {
    assertThat(Table.width("ab")).isEqualTo(2);
    assertThat(Table.width("比值 ratio")).isEqualTo(10);
    assertThat(Table.width("甲,乙")).isEqualTo(5);
    assertThat(Table.width("甲\uFF0C乙")).isEqualTo(6);
  }
}
