package org.haochaping.gateway.publish;

import static j2html.TagCreator.attrs;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.Arrays;
import java.util.List;
import org.haochaping.gateway.results.ReasonCount;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.SatisfactionLevel;

/** The three pictures. Each is drawn from the table beside it, which is there for everybody. */
final class Figures {
  private static final int REASONS = 8;

  private final ReportJson words;

  Figures(ReportJson words) {
    this.words = words;
  }

  DomContent levels(Tally total) {
    List<TrTag> rows =
        Arrays.stream(SatisfactionLevel.values())
            .map(
                level ->
                    row(
                        level.chinese() + " " + level.english(),
                        level.chinese(),
                        "l" + level.cityCode(),
                        total.ratings(level)))
            .toList();
    return picture("levels", "五级评价分布", "The five levels", "等级", "level", rows)
        .attr("data-middle", Words.percent(total.goodRate()));
  }

  DomContent trend(PublicReport report) {
    List<TrTag> rows =
        report.trend().stream()
            .map(
                step ->
                    tr(
                        th(step.month().toString()).attr("scope", "row"),
                        td(step.tally().map(one -> Words.number(one.active())).orElse("—"))
                            .attr(
                                "data-value",
                                step.tally().map(one -> "" + one.active()).orElse("")),
                        td(step.tally().map(one -> Words.percent(one.goodRate())).orElse("—"))
                            .attr("data-value", step.tally().map(Figures::rate).orElse(""))))
            .toList();
    return picture("trend", "近十二个月", "Twelve months", "月份", "month", rows);
  }

  private static String rate(Tally tally) {
    return tally.goodRate().isPresent() ? Double.toString(tally.goodRate().getAsDouble()) : "";
  }

  DomContent reasons(PublicReport report) {
    List<ReasonCount> reasons = words.reasons(report.total());
    if (reasons.isEmpty()) {
      return figure(
              figcaption(h2(Words.both("评价原因", "Reasons given"))),
              p(Words.both("尚无足够多的原因可公布。", "Too few reasons to be published.")).withClass("notice"))
          .withClass("card reasons");
    }
    List<TrTag> rows =
        reasons.stream()
            .limit(REASONS)
            .map(
                one ->
                    row(
                        words.label(one),
                        words.label(one),
                        "l" + one.code().charAt(0),
                        one.count()))
            .toList();
    return picture("reasons", "评价原因", "Reasons given", "原因", "reason", rows);
  }

  private static TrTag row(String shown, String label, String colour, long count) {
    return tr(
            th(shown).attr("scope", "row"),
            td(Words.number(count)).attr("data-value", Long.toString(count)))
        .attr("data-label", label)
        .attr("data-colour", colour);
  }

  private static j2html.tags.specialized.FigureTag picture(
      String kind, String chinese, String english, String first, String firstEn, List<TrTag> rows) {
    boolean two = kind.equals("trend");
    return figure(
            figcaption(h2(Words.both(chinese, english))),
            div(attrs(".chart"))
                .attr("role", "img")
                .attr("aria-label", chinese + ",数据见下表 / " + english + ", numbers in the table"),
            details(
                summary(Words.both("数据表", "Numbers")),
                table(
                    caption(Words.both(chinese, english)),
                    thead(
                        tr(
                            th(Words.both(first, firstEn)).attr("scope", "col"),
                            th(Words.both("评价数", "ratings")).attr("scope", "col"),
                            two
                                ? th(Words.both("好评率", "good rate")).attr("scope", "col")
                                : text(""))),
                    tbody(each(rows, row -> row)))))
        .withClass("card " + kind)
        .attr("data-chart", kind);
  }
}
