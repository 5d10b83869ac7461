package org.haochaping.gateway.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;

/** What reports say, Chinese and English apart. */
final class Words {
  static final String TOO_FEW = "样本较少，不公布";
  static final String TOO_FEW_ENGLISH = "too few, not published";
  static final String INTERNAL = "内部资料，不得公开";
  static final String INTERNAL_ENGLISH = "For the hall's own staff; nothing is hidden";
  static final String FORMULA =
      "好评率 =（非常满意 + 满意 + 基本满意）÷ 全部主动评价 × 100%。默认评价单列，分子分母均不计入。百分比舍去第二位小数。";
  static final String FORMULA_ENGLISH =
      "Good rate = ratings of the levels 5, 4 and 3 ÷ all ratings given. Defaults stand apart and"
          + " are in neither. Per cent are rounded down.";
  static final String TERMS = "未评价率 = 没有主动评价的受理办件 ÷ 受理办件。回访用时为差评至回访的中位小时数，进位取整。逾期指未在制度规定的时限内回访或整改。";
  static final String TERMS_ENGLISH =
      "Not rated = accepted cases without a rating ÷ accepted cases. Median hours run from a bad"
          + " rating to the call back, rounded up. Late means after the regulation's time was over.";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Words() {}

  static String title(Period period) {
    return "政务服务“好差评”评价结果"
        + switch (period.kind()) {
          case YEAR -> "年报";
          case QUARTER -> "季报";
          case MONTH -> "月报";
          case DAY -> "日报";
          case RANGE -> "报告";
        };
  }

  static String titleEnglish(Period period) {
    return "Results of service ratings · "
        + switch (period.kind()) {
          case YEAR -> "yearly report";
          case QUARTER -> "quarterly report";
          case MONTH -> "monthly report";
          case DAY -> "daily report";
          case RANGE -> "report";
        };
  }

  static String period(Period period) {
    int year = period.from().getYear();
    return switch (period.kind()) {
      case YEAR -> year + " 年";
      case QUARTER -> year + " 年第 " + period.text().substring(period.text().length() - 1) + " 季度";
      case MONTH -> year + " 年 " + period.from().getMonthValue() + " 月";
      case DAY -> day(period.from());
      case RANGE -> day(period.from()) + "至 " + day(period.to());
    };
  }

  private static String day(LocalDate day) {
    return day.getYear() + " 年 " + day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日";
  }

  static String minute(ZonedDateTime at) {
    return MINUTE.format(at);
  }

  static String label(Subject subject) {
    return subject.kind() == SubjectKind.WINDOW && subject.name().isEmpty()
        ? subject.code() + " 号窗口"
        : subject.label();
  }

  static String heading(SubjectKind kind) {
    return kind == SubjectKind.HALL ? "大厅" : "按" + kind.chinese();
  }

  /** What a public report says of small groups. */
  static String small(int least) {
    return "主动评价少于 %d 条的不公布；为防止推算，必要时另有分组一并不公布。原因少于 %d 次的不列出。".formatted(least, least);
  }

  static String smallEnglish(int least) {
    return "Groups with fewer than %d ratings are not published, nor others that would give them away; nor reasons given fewer than %d times."
        .formatted(least, least);
  }

  static String only(List<YearMonth> months) {
    return "数字为本期已公布月份之和："
        + months.stream().map(YearMonth::toString).collect(Collectors.joining("、"))
        + "。";
  }

  static String onlyEnglish(List<YearMonth> months) {
    return "The sum of the months that are published: "
        + months.stream().map(YearMonth::toString).collect(Collectors.joining(", "))
        + ".";
  }

  /**
   * A Chinese sentence with the punctuation of Chinese type, where ASCII stands for it. Between
   * digits, as in 1,000, it is left alone.
   */
  static String typeset(String sentence) {
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < sentence.length(); i++) {
      char now = sentence.charAt(i);
      int wide = ",;:()?!".indexOf(now);
      boolean inNumber =
          i > 0
              && i + 1 < sentence.length()
              && isDigit(sentence.charAt(i - 1))
              && isDigit(sentence.charAt(i + 1));
      set.append(wide < 0 || inNumber ? now : "，；：（）？！".charAt(wide));
    }
    return set.toString();
  }

  private static boolean isDigit(char one) {
    return one >= '0' && one <= '9';
  }
}
