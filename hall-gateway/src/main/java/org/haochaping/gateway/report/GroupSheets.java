package org.haochaping.gateway.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.haochaping.gateway.results.SubjectKind;

/** Two sheets of what a report says of each group beyond its line: reasons, and month by month. */
final class GroupSheets {
  private static final int NARROW = 11;
  private static final int WIDE = 40;

  private GroupSheets() {}

  static void add(Workbook book, Report report) {
    reasons(book, report.tables());
    trends(book, report);
  }

  private static void reasons(Workbook book, Map<SubjectKind, List<Line>> tables) {
    Sheet sheet = new Sheet(book, "分组原因 Group reasons", WIDE, 14, 10, 10, 60, 12);
    sheet.heading("各分组的评价原因 Reasons that were given, by group");
    sheet.head("名称\nname", "类别\nkind", "名次\nrank", "代码\ncode", "原因\nreason", "次数\ntimes");
    for (Line line : all(tables)) {
      int rank = 1;
      for (RankedReason reason : line.reasons()) {
        name(sheet, line);
        sheet.number(2, Figure.of(rank));
        sheet.text(3, reason.code());
        sheet.text(4, Words.typeset(reason.label()));
        sheet.number(5, Figure.of(reason.count()));
        sheet.next();
        rank++;
      }
    }
  }

  private static void trends(Workbook book, Report report) {
    double[] widths = new double[3 + report.trend().size()];
    Arrays.fill(widths, NARROW);
    widths[0] = WIDE;
    Sheet sheet = new Sheet(book, "分组趋势 Group trend", widths);
    sheet.heading("各分组近十二个月 Last twelve months, by group");
    sheet.head(
        Stream.concat(
                Stream.of("名称\nname", "类别\nkind", "指标\nfigure"),
                report.trend().stream().map(month -> month.month().toString()))
            .toArray(String[]::new));
    for (Line line : all(report.tables())) {
      if (line.tally().isPresent()) {
        trend(sheet, line, Column.ACTIVE);
        trend(sheet, line, Column.GOOD_RATE);
      }
    }
  }

  private static void trend(Sheet sheet, Line line, Column column) {
    name(sheet, line);
    sheet.text(2, column.chinese() + "\n" + column.english());
    int place = 3;
    for (Report.Month month : line.trend()) {
      int here = place;
      month
          .tally()
          .ifPresentOrElse(
              tally -> sheet.number(here, column.of(tally)), () -> sheet.soft(here, "—"));
      place++;
    }
    sheet.next();
  }

  private static void name(Sheet sheet, Line line) {
    sheet.text(0, Words.label(line.subject()));
    sheet.text(1, line.subject().kind().chinese());
  }

  private static List<Line> all(Map<SubjectKind, List<Line>> tables) {
    return tables.values().stream().flatMap(List::stream).toList();
  }
}
