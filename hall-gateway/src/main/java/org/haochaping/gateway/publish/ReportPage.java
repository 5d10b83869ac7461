package org.haochaping.gateway.publish;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.util.Optional;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.Subject;

/** A report as a page: for everybody, or for the hall's big screen; a group's own likewise. */
final class ReportPage {
  private final PublishRules rules;
  private final Figures figures;

  ReportPage(PublishRules rules) {
    this.rules = rules;
    this.figures = new Figures(new ReportJson(rules));
  }

  /** The page; {@code wall}: for a screen that nobody touches. */
  String of(PublicReport report, boolean wall) {
    DomContent content =
        main(
            Tiles.of(report),
            section(
                    each(report.total().stream().map(figures::levels)),
                    figures.trend(report),
                    figures.reasons(report))
                .withClass("pictures"),
            report.groups().isEmpty() ? text("") : groups(report, wall),
            report.focus().isEmpty() ? text("") : focus(report),
            about(report));
    return page(report.period(), Optional.of(report), content, wall);
  }

  private static SectionTag groups(PublicReport report, boolean wall) {
    return section(
            each(
                report.groups().entrySet(),
                one -> {
                  GroupTable table = new GroupTable(report.period(), !wall);
                  return table.of(one.getKey(), one.getValue());
                }))
        .withClass("groups");
  }

  /** What is said before the first month is published. */
  String nothingYet(Period period, boolean wall) {
    String next = Words.chinese(period.to().plusDays(rules.settleDays() + 1L));
    DomContent content =
        main(
            section(
                    h2(Words.both("尚无可公布的结果", "Nothing is published yet")),
                    p(
                        Words.both(
                            "评价结果按月公布,首次公布不早于 " + next + "。",
                            "Results are published month by month.")))
                .withClass("card notice"));
    return page(period, Optional.empty(), content, wall);
  }

  private String page(
      Period period, Optional<PublicReport> report, DomContent content, boolean wall) {
    return document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    title(
                        rules.hallName()
                            + report
                                .flatMap(PublicReport::group)
                                .map(one -> " " + one.label())
                                .orElse("")
                            + " “好差评”评价结果 "
                            + Words.chinese(period)),
                    link().withRel("icon").withHref("icon.svg"),
                    link().withRel("stylesheet").withHref("page.css"),
                    script().withSrc("echarts.js").isDefer(),
                    script().withSrc("charts.js").isDefer()),
                body(
                        header(
                            div(
                                    p(rules.hallName()).withClass("hall"),
                                    h1(Words.both("政务服务“好差评”评价结果", "Results of service ratings")),
                                    each(
                                        report.flatMap(PublicReport::group).stream()
                                            .map(ReportPage::whose)))
                                .withClass("brand"),
                            div(
                                    p(Words.chinese(period)).withClass("period"),
                                    rules.live()
                                        ? p(Words.both("演示模式:实时数据", "demonstration: live"))
                                            .withClass("live")
                                        : text(""))
                                .withClass("when")),
                        wall ? text("") : each(report.stream().map(Choices::of)),
                        content,
                        footer(
                            p(
                                Words.both(
                                    "好评率 =(非常满意 + 满意 + 基本满意)÷ 主动评价,默认评价不计入。" + "本页不含任何评价人信息。",
                                    "Good rate: levels 5, 4 and 3 of the ratings given. Nothing"
                                        + " here identifies a rater."))))
                    .withClass(wall ? "wall" : "page"))
            .withLang("zh-CN"));
  }

  private static DomContent whose(Subject group) {
    return p(text(group.kind().chinese() + ":"), GroupTable.label(group)).withClass("whose");
  }

  private static SectionTag focus(PublicReport report) {
    return section(
            h2(Words.both("重点关注(第十九条)", "For attention (article 19)")),
            ul(
                each(
                    report.focus(),
                    entry ->
                        li(
                            strong(entry.subject().label()),
                            p(
                                Words.both(
                                    entry.rule().chinese() + ":" + entry.chinese(),
                                    entry.rule().english() + ": " + entry.english()))))))
        .withClass("card focus");
  }

  private DomContent about(PublicReport report) {
    int least = rules.small().least();
    return section(
            h2(Words.both("说明", "How to read this")),
            running(report),
            p(
                Words.both(
                    "评价少于 %d 条的不公布,为防止推算,必要时相邻小组一并不公布;季、年为已公布各月之和。".formatted(least),
                    "Groups with fewer than %d ratings are not published, nor others that would"
                            .formatted(least)
                        + " give them away; quarters and years are the sum of what their months"
                        + " show.")))
        .withClass("card about");
  }

  private static DomContent running(PublicReport report) {
    return report
        .running()
        .map(
            one ->
                p(
                    Words.both(
                        "%s至 %s:主动评价 %s 条,好评率 %s。"
                            .formatted(
                                Words.chinese(one.from()),
                                Words.chinese(one.to()),
                                Words.number(one.tally().active()),
                                Words.percent(one.tally().goodRate())),
                        "So far this month, until %s: %s ratings, good rate %s."
                            .formatted(
                                one.to(),
                                Words.number(one.tally().active()),
                                Words.percent(one.tally().goodRate())))))
        .orElse(p());
  }
}
