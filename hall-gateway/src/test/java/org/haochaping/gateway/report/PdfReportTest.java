package org.haochaping.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.haochaping.gateway.fonts.HallType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfReportTest {
  private static final HallType TYPE = HallType.load();

  private static final Pattern ITEM = Pattern.compile("\\(\\d+\\)\\p{IsHan}");

  @TempDir Path folder;

  private Path pdf(Report report) throws IOException {
    Path file = folder.resolve(report.fileName() + ".pdf");
    try (OutputStream out = Files.newOutputStream(file)) {
      SortedSet<String> missing = new PdfReport(TYPE).write(out, report);
      assertThat(missing).isEmpty();
    }
    return file;
  }

  @Test
  void PUBLISH_pdf_isA4ItsTypeIsEmbeddedAndItsChineseCanBeRead() throws Exception {
    Path file = pdf(SampleReport.of(12, 20, 45));
    assertThat(Poppler.run("pdfinfo", file.toString()))
        .contains("乌兰察布市政务服务大厅")
        .containsPattern("Page size: +595(\\.\\d+)? x 842(\\.\\d+)? pts \\(A4\\)");
    assertThat(Poppler.run("pdffonts", file.toString()).lines().skip(2))
        .as("two weights, embedded, a subset each, with their way back to characters")
        .hasSize(2)
        .allMatch(line -> line.matches(".*Identity-H +yes yes yes .*"));
    assertThat(Files.size(file)).isLessThan(400_000);
    List<String> pages = Poppler.pages(file);
    assertThat(pages.get(0))
        .contains("政务服务“好差评”评价结果月报", "2026 年 10 月", "制表时间 2026-11-04 08:30")
        .contains("（非常满意 + 满意 + 基本满意）÷ 全部主动评价")
        .contains("Good rate = ratings of the levels 5, 4 and 3 ÷ all ratings given")
        .contains("近十二个月", "2025-11", "2026-10", "4,000");
    String all = String.join("", pages);
    assertThat(all)
        .contains("按部门", "By department", "按窗口", "按事项", "评价原因", "重点关注名单（第十九条）")
        .contains("样本较少，不公布", "too few, not published")
        .contains("条，占全大厅", "concentrated bad ratings");
  }

  @Test
  void table_overPages_hasItsHeadOnEachPageAndNoHeadStandsAlone() throws Exception {
    for (int more = 0; more < 40; more += 5) {
      List<String> pages = Poppler.pages(pdf(SampleReport.of(9 + more, 11 + more, 90)));
      int number = 1;
      for (String page : pages) {
        assertThat(page).contains("第 %d 页，共 %d 页".formatted(number, pages.size()));
        assertThat(page.contains("号窗口")).isEqualTo(page.contains("按窗口"));
        assertThat(ITEM.matcher(page).find())
            .as("items and their head are on the same pages")
            .isEqualTo(page.contains("按事项") && page.contains("By item"));
        number++;
      }
      assertThat(pages.stream().filter(page -> page.contains("按事项"))).hasSizeGreaterThan(2);
    }
  }

  @Test
  void name_withACharacterThatTheTypeLacks_isPrintedWithAMarkAndTold() throws Exception {
    Report sample = SampleReport.of(1, 1, 1);
    Report report =
        new Report(
            "\uE123市大厅",
            sample.period(),
            sample.months(),
            sample.madeAt(),
            sample.edition(),
            sample.least(),
            sample.total(),
            sample.before(),
            sample.trend(),
            sample.reasons(),
            sample.tables(),
            sample.focus(),
            sample.waiting());
    Path file = folder.resolve("rare.pdf");
    try (OutputStream out = Files.newOutputStream(file)) {
      assertThat(new PdfReport(TYPE).write(out, report)).containsExactly("\uE123");
    }
    assertThat(Poppler.pages(file).get(0)).contains("〓市大厅");
  }
}
