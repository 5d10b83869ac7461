package org.haochaping.gateway.publish;

import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalDouble;
import org.haochaping.gateway.results.Percent;
import org.haochaping.gateway.results.Period;
import org.haochaping.protocol.SatisfactionLevel;

/** What the page says, Chinese first, English second. */
final class Words {
  private Words() {}

  /** Both languages, the English one marked as such. */
  static DomContent both(String chinese, String english) {
    return each(text(chinese + " "), span(english).withLang("en").withClass("en"));
  }

  /** A share, or a dash where there is none. */
  static String percent(OptionalDouble share) {
    return share.isPresent() ? Percent.of(share.getAsDouble()) : "—";
  }

  static String number(long value) {
    return "%,d".formatted(value);
  }

  static String chinese(Period period) {
    int year = period.from().getYear();
    return switch (period.kind()) {
      case YEAR -> year + " 年";
      case QUARTER -> year + " 年第 " + ((period.from().getMonthValue() + 2) / 3) + " 季度";
      case MONTH -> chinese(YearMonth.from(period.from()));
      case DAY -> chinese(period.from());
      case RANGE -> chinese(period.from()) + "至" + chinese(period.to());
    };
  }

  static String chinese(YearMonth month) {
    return month.getYear() + " 年 " + month.getMonthValue() + " 月";
  }

  static String chinese(LocalDate day) {
    return day.getYear() + " 年 " + day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日";
  }

  /** What is published of a level, such as {@code 非常满意}. */
  static String level(SatisfactionLevel level) {
    return level.chinese();
  }
}
