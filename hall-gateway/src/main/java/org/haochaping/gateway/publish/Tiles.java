package org.haochaping.gateway.publish;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.Optional;
import java.util.OptionalInt;
import org.haochaping.gateway.results.Tally;

/** The few numbers that everybody looks at first. */
final class Tiles {
  private Tiles() {}

  static DomContent of(PublicReport report) {
    if (report.total().isEmpty()) {
      return section(p(Words.both("评价数量较少,不公布。", "Too few ratings to be published.")))
          .withClass("card notice");
    }
    Tally total = report.total().get();
    return section(
            tile("好评率", "Good rate", Words.percent(total.goodRate()), change(report), "main"),
            tile(
                "主动评价",
                "Ratings given",
                Words.number(total.active()),
                Words.both(
                    "另有默认评价 " + Words.number(total.defaults()) + " 条",
                    "defaults apart: " + Words.number(total.defaults())),
                ""),
            tile(
                "差评",
                "Bad ratings",
                Words.number(total.bad()),
                Words.both("不满意与非常不满意", "the two lowest levels"),
                ""),
            tile(
                "差评回访",
                "Called back",
                total.calledBack() + " / " + total.followUps(),
                calls(total),
                ""),
            tile(
                "未评价率",
                "Not rated",
                Words.percent(total.unratedRate()),
                Words.both(
                    "受理 " + Words.number(total.cases()) + " 件",
                    "of " + Words.number(total.cases()) + " accepted cases"),
                ""))
        .withClass("tiles");
  }

  private static DomContent calls(Tally total) {
    OptionalInt median = total.medianHoursToCallBack();
    String chinese = median.isPresent() ? "中位用时 " + median.getAsInt() + " 小时内" : "暂无回访用时";
    String english =
        median.isPresent() ? "median within " + median.getAsInt() + " h" : "no call yet";
    return Words.both(
        chinese + ",逾期 " + total.calledBackLate() + " 件",
        english + ", late " + total.calledBackLate());
  }

  private static DomContent change(PublicReport report) {
    Optional<Tally> before =
        report.trend().size() < 2
            ? Optional.empty()
            : report.trend().get(report.trend().size() - 2).tally();
    boolean month = report.period().months().size() == 1;
    if (!month || before.isEmpty() || before.get().goodRate().isEmpty()) {
      return Words.both("(非常满意+满意+基本满意)÷ 主动评价", "levels 5, 4 and 3 of the ratings given");
    }
    return Words.both(
        "上月 " + Words.percent(before.get().goodRate()),
        "month before: " + Words.percent(before.get().goodRate()));
  }

  private static DomContent tile(
      String chinese, String english, String value, DomContent note, String more) {
    return div(
            h2(Words.both(chinese, english)),
            p(value).withClass("value"),
            p(note).withClass("note"))
        .withClass(("tile " + more).strip());
  }
}
