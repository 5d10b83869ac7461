package org.haochaping.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.fonts.HallType;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.ResultRow;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report says of a real ledger. */
class EditionsTest {
  private static final Period MARCH = Period.parse("2025-03");

  @TempDir Path folder;

  /** D2 and D3 have seven ratings together, which is all that may be known of them. */
  private ReportHall march(Engine engine, int second, int third) throws IOException, SQLException {
    return new ReportHall(engine, Files.createDirectories(folder.resolve("hall" + second)))
        .rate("D1", "I1", 1, 24, 5)
        .rate("D1", "I2", 1, 6, 1)
        .rate("D2", "I9", 2, second, 2)
        .rate("D3", "I9", 2, third, 2)
        .unrated("D1", "I1", 1)
        .counted();
  }

  private static Map<String, Map<String, Object>> cells(Path file, Report report) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      new XlsxReport().write(out, report);
    }
    return Cellbook.read(file).sheets();
  }

  private static List<String> text(Path file, Report report) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      new PdfReport(HallType.load()).write(out, report);
    }
    return Poppler.pages(file);
  }

  @Test
  void PUBLISH_hiddenGroups_leaveNoTraceOfTheirNumbersInEitherFile() throws Exception {
    try (ReportHall one = march(Engine.SQLITE, 4, 3);
        ReportHall other = march(Engine.SQLITE, 3, 4)) {
      Report left = one.on("2025-04-09").forEverybody(MARCH);
      Report right = other.on("2025-04-09").forEverybody(MARCH);
      Path xlsx = folder.resolve("r.xlsx");
      Path pdf = folder.resolve("r.pdf");
      assertThat(cells(xlsx, left)).isEqualTo(cells(xlsx, right));
      List<String> pages = text(pdf, left);
      assertThat(pages).isEqualTo(text(pdf, right));
      assertThat(String.join("", pages).lines().filter(line -> line.contains("D2局")))
          .singleElement()
          .asString()
          .matches(" *D2局 +样本较少，不公布 +too few, not published *")
          .isNotBlank();
      assertThat(cells(xlsx, one.on("2025-04-09").forStaff(MARCH)))
          .as("what the staff see tells them apart")
          .isNotEqualTo(cells(xlsx, other.on("2025-04-09").forStaff(MARCH)));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_numbers_areTheResultBooksAndAreNumbers(Engine engine) throws Exception {
    try (ReportHall hall = march(engine, 4, 3)) {
      Report report = hall.on("2025-04-09").forEverybody(MARCH);
      cells(folder.resolve("r.xlsx"), report);
      Cellbook book = Cellbook.read(folder.resolve("r.xlsx"));
      assertThat(report.waiting()).isZero();
      assertThat(book.row("部门 Department", "D1局"))
          .isEqualTo(expected(row(hall, SubjectKind.DEPARTMENT, "D1")));
      assertThat(book.row("部门 Department", "D2局"))
          .containsOnly("样本较少，不公布 / too few, not published", "");
      assertThat(book.row("窗口 Window", "2 号窗口"))
          .isEqualTo(expected(row(hall, SubjectKind.WINDOW, "2")));
      assertThat(book.row("趋势 Trend", "2025-03")).isEqualTo(expected(hall.book().hall(MARCH)));
      assertThat(book.row("趋势 Trend", "2025-02")).containsOnly("—", "");
      assertThat(book.sheets()).doesNotContainKey("工作人员 Clerk");
      assertThat(book.sheets().get("原因 Reasons"))
          .containsEntry("A3", 1.0)
          .containsEntry("C3", "服务热情，办事快")
          .containsEntry("D3", 24.0);
      assertThat(book.sheets().get("重点关注 Focus").values())
          .contains("D1局", "好评率低", "30 条主动评价，好评率 80.0%，低于 90.0%");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_reasonsAndTrendOfEachGroup_areThereAndOfHiddenOnesForStaffAlone(Engine engine)
      throws Exception {
    try (ReportHall hall = march(engine, 4, 3)) {
      Editions editions = hall.on("2025-04-09");
      Map<String, Map<String, Object>> everybody =
          cells(folder.resolve("r.xlsx"), editions.forEverybody(MARCH));
      assertThat(rows(everybody, "分组原因 Group reasons"))
          .contains("D1局|部门|1.0|510|服务热情，办事快|24.0", "1 号窗口|窗口|2.0|110|110|6.0")
          .noneMatch(row -> row.startsWith("D2局") || row.startsWith("D3局"));
      assertThat(rows(everybody, "分组趋势 Group trend"))
          .contains("D1局|部门|主动评价\nratings|" + "—|".repeat(11) + "30.0")
          .noneMatch(row -> row.startsWith("D2局") || row.startsWith("D3局"));
      Map<String, Map<String, Object>> staff =
          cells(folder.resolve("r.xlsx"), editions.forStaff(MARCH));
      assertThat(rows(staff, "分组原因 Group reasons"))
          .contains("D3局|部门|1.0|210|210|3.0", "王芳|工作人员|1.0|510|服务热情，办事快|24.0");
      assertThat(rows(staff, "分组趋势 Group trend"))
          .contains("D3局|部门|主动评价\nratings|" + "0.0|".repeat(11) + "3.0")
          .contains("D1局|部门|好评率\ngood rate|0.8");
    }
  }

  /** Each row's cells. */
  private static List<String> rows(Map<String, Map<String, Object>> book, String sheet) {
    Map<Integer, List<String>> rows = new TreeMap<>();
    Objects.requireNonNull(book.get(sheet), sheet)
        .forEach(
            (cell, value) ->
                rows.computeIfAbsent(Integer.valueOf(cell.substring(1)), any -> new ArrayList<>())
                    .add(value.toString()));
    return rows.values().stream().map(row -> String.join("|", row)).toList();
  }

  private static Tally row(ReportHall hall, SubjectKind kind, String code) {
    return hall.book().rows(MARCH, kind).stream()
        .filter(row -> row.subject().code().equals(code))
        .map(ResultRow::tally)
        .findFirst()
        .orElseThrow();
  }

  private static List<Object> expected(Tally tally) {
    List<Object> cells = new ArrayList<>();
    cells.add((double) tally.active());
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      cells.add((double) tally.ratings(level));
    }
    cells.add(Math.floor(tally.goodRate().orElseThrow() * 1_000) / 1_000);
    cells.add((double) tally.defaults());
    cells.add((double) tally.cases());
    cells.add(Math.floor(tally.unratedRate().orElseThrow() * 1_000) / 1_000);
    cells.add((double) tally.followUps());
    cells.add((double) tally.calledBackLate());
    cells.add((double) tally.rectifiedLate());
    cells.add("");
    return cells;
  }

  @Test
  void staffEdition_hasClerksHidesNothingAndSaysSoOnEachPage() throws Exception {
    try (ReportHall hall = march(Engine.SQLITE, 4, 3)) {
      Report report = hall.on("2025-04-01").forStaff(MARCH);
      List<String> pages = text(folder.resolve("r.pdf"), report);
      assertThat(pages).allMatch(page -> page.contains("内部资料，不得公开"));
      assertThat(String.join("", pages))
          .contains("按工作人员", "王芳", "李强", "D2局", "无办件评价")
          .doesNotContain("样本较少");
      assertThat(report.fileName()).isEqualTo("report-2025-03-staff");
      assertThat(hall.on("2025-04-01").forStaff(Period.parse("2025-03-05")).tables())
          .containsKey(SubjectKind.CLERK);
    }
  }

  @Test
  void publicEdition_notSettledOrOfADay_isRefusedSayingWhen() throws Exception {
    try (ReportHall hall = march(Engine.SQLITE, 4, 3)) {
      Editions early = hall.on("2025-04-03");
      assertThat(early.lastWholeMonth()).isEqualTo(MARCH);
      assertThatThrownBy(() -> early.forEverybody(MARCH))
          .isInstanceOf(ReportException.class)
          .hasMessageContaining("2025-04-04")
          .hasMessageContaining("--staff");
      assertThat(hall.on("2025-04-04").forEverybody(MARCH).total()).isPresent();
      assertThatThrownBy(() -> early.forEverybody(Period.parse("2024-03")))
          .isInstanceOf(ReportException.class)
          .hasMessageContaining("nothing was counted");
      assertThatThrownBy(() -> early.forEverybody(Period.parse("2025-03-05")))
          .isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void publicEdition_quarterUnderWay_saysOfWhichMonthsItIs() throws Exception {
    try (ReportHall hall = march(Engine.SQLITE, 4, 3)) {
      Report report = hall.on("2025-04-09").forEverybody(Period.parse("2025"));
      assertThat(text(folder.resolve("r.pdf"), report).get(0))
          .contains("评价结果年报", "数字为本期已公布月份之和：2025-03。");
    }
  }
}
