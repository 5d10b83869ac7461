package org.haochaping.gateway.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;

/** Writes a report as XLSX: a sheet for each table, numbers as numbers, no formulas. */
public final class XlsxReport {
  private static final int NARROW = 11;

  /** Writes one workbook and leaves the stream open. */
  public void write(OutputStream out, Report report) throws IOException {
    Workbook book = new Workbook(out, "Haochaping", "0.1");
    book.setGlobalDefaultFont(Sheet.FONT, 10);
    book.properties()
        .setTitle(report.hall() + " " + Words.title(report.period()) + " " + report.period());
    summary(book, report);
    trend(book, report);
    report.tables().forEach((kind, lines) -> table(book, kind, lines));
    reasons(book, report);
    GroupSheets.add(book, report);
    focus(book, report);
    book.finish();
  }

  private static void summary(Workbook book, Report report) {
    Sheet sheet = new Sheet(book, "概况 Summary", 26, 34, 20);
    sheet.heading(report.hall());
    sheet.heading(Words.title(report.period()) + "　" + Words.period(report.period()));
    if (report.edition() == Report.Edition.STAFF) {
      sheet.note(Words.INTERNAL, Words.INTERNAL_ENGLISH, 3);
    }
    if (!report.isComplete()) {
      sheet.note(Words.only(report.months()), Words.onlyEnglish(report.months()), 3);
    }
    sheet.text(0, "期间");
    sheet.text(1, "period");
    sheet.text(2, report.period().text());
    sheet.next();
    sheet.text(0, "制表时间");
    sheet.text(1, "made at, " + report.madeAt().getZone());
    sheet.moment(2, report.madeAt().toLocalDateTime());
    sheet.next();
    if (report.waiting() > 0) {
      fact(sheet, "尚未计入的变动", "changes not counted yet", Figure.of(report.waiting()));
    }
    report
        .total()
        .ifPresentOrElse(
            total -> total(sheet, report, total),
            () -> sheet.note("本期评价较少，不公布。", "Too few ratings to be published.", 3));
    sheet.gap();
    sheet.note(Words.FORMULA, Words.FORMULA_ENGLISH, 3);
    sheet.note(Words.TERMS, Words.TERMS_ENGLISH, 3);
    if (report.edition() == Report.Edition.PUBLIC) {
      sheet.note(Words.small(report.least()), Words.smallEnglish(report.least()), 3);
    }
  }

  private static void total(Sheet sheet, Report report, Tally total) {
    for (Column column : Column.values()) {
      fact(sheet, column.chinese(), column.english(), column.of(total));
    }
    fact(sheet, "差评", "bad ratings", Figure.of(total.bad()));
    fact(sheet, "受理未评价", "cases not rated", Figure.of(total.unrated()));
    fact(sheet, "已回访", "called back", Figure.of(total.calledBack()));
    if (report.edition() == Report.Edition.STAFF) {
      fact(sheet, "无办件评价", "without a case", Figure.of(total.unbound()));
      fact(sheet, "大厅评价", "of the hall itself", Figure.of(HallFigures.ofTheHall(total)));
    }
  }

  private static void fact(Sheet sheet, String chinese, String english, Figure figure) {
    sheet.text(0, chinese);
    sheet.text(1, english);
    sheet.number(2, figure);
    sheet.next();
  }

  private static void trend(Workbook book, Report report) {
    Sheet sheet = new Sheet(book, "趋势 Trend", columnWidths(NARROW));
    sheet.heading("近十二个月 Last twelve months");
    sheet.head(heads("月份\nmonth"));
    for (Report.Month month : report.trend()) {
      sheet.text(0, month.month().toString());
      month.tally().ifPresentOrElse(tally -> numbers(sheet, tally), () -> sheet.soft(1, "—"));
      sheet.next();
    }
  }

  private static void table(Workbook book, SubjectKind kind, List<Line> lines) {
    Sheet sheet = new Sheet(book, kind.chinese() + " " + capital(kind.english()), columnWidths(40));
    sheet.heading(Words.heading(kind) + " By " + kind.english());
    sheet.head(heads(kind.chinese() + "\n" + kind.english()));
    for (Line line : lines) {
      sheet.text(0, Words.label(line.subject()));
      line.tally()
          .ifPresentOrElse(
              tally -> numbers(sheet, tally),
              () -> sheet.soft(1, Words.TOO_FEW + " / " + Words.TOO_FEW_ENGLISH));
      sheet.next();
    }
  }

  private static void numbers(Sheet sheet, Tally tally) {
    int place = 1;
    for (Column column : Column.values()) {
      sheet.number(place, column.of(tally));
      place++;
    }
  }

  private static void reasons(Workbook book, Report report) {
    Sheet sheet = new Sheet(book, "原因 Reasons", 10, 10, 60, 12);
    sheet.heading("评价原因 Reasons that were given");
    sheet.head("名次\nrank", "代码\ncode", "原因\nreason", "次数\ntimes");
    int rank = 1;
    for (RankedReason reason : report.reasons()) {
      sheet.number(0, Figure.of(rank));
      sheet.text(1, reason.code());
      sheet.text(2, Words.typeset(reason.label()));
      sheet.number(3, Figure.of(reason.count()));
      sheet.next();
      rank++;
    }
  }

  private static void focus(Workbook book, Report report) {
    Sheet sheet = new Sheet(book, "重点关注 Focus", 40, 14, 16, 24, 54, 54);
    sheet.heading("重点关注名单（第十九条） Listed for attention (article 19)");
    sheet.head("名称\nname", "类别\nkind", "规则\nrule", "\nrule", "依据\n", "\nby these numbers");
    for (FocusEntry entry : report.focus()) {
      String name = Words.label(entry.subject());
      sheet.text(0, name.isEmpty() ? report.hall() : name);
      sheet.text(1, entry.subject().kind().chinese());
      sheet.text(2, entry.rule().chinese());
      sheet.text(3, entry.rule().english());
      sheet.text(4, Words.typeset(entry.chinese()));
      sheet.text(5, entry.english());
      sheet.next();
    }
  }

  private static String[] heads(String first) {
    return Stream.concat(
            Stream.of(first),
            Arrays.stream(Column.values()).map(one -> one.chinese() + "\n" + one.english()))
        .toArray(String[]::new);
  }

  private static double[] columnWidths(int first) {
    double[] widths = new double[Column.values().length + 1];
    Arrays.fill(widths, NARROW);
    widths[0] = first;
    return widths;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
