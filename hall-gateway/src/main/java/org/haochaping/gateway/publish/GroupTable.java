package org.haochaping.gateway.publish;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;

/**
 * The groups of one kind, the one with the most ratings first; too small ones by name alone.
 *
 * @param links whether each group that is shown leads to its own page
 */
record GroupTable(Period period, boolean links) {
  DomContent of(SubjectKind kind, List<PublicRow> rows) {
    return section(
            h2(Words.both("按" + kind.chinese(), "By " + kind.english())),
            rows.isEmpty()
                ? p(Words.both("本期无数据。", "Nothing in this period.")).withClass("notice")
                : div(table(head(kind), tbody(each(rows, this::row)))).withClass("scroll"))
        .withClass("card group " + kind.word());
  }

  private static DomContent head(SubjectKind kind) {
    return thead(
        tr(
            th(Words.both(kind.chinese(), kind.english())).attr("scope", "col"),
            number("主动评价", "ratings"),
            number("好评率", "good rate"),
            th(Words.both("五级分布", "levels")).attr("scope", "col").withClass("bar"),
            number("差评", "bad"),
            number("未评价率", "not rated").withClass("number wide")));
  }

  private static j2html.tags.specialized.ThTag number(String chinese, String english) {
    return th(Words.both(chinese, english)).attr("scope", "col").withClass("number");
  }

  private TrTag row(PublicRow row) {
    DomContent label = label(row.subject());
    if (row.tally().isEmpty()) {
      return tr(th(label).attr("scope", "row"))
          .with(td(Words.both("样本较少,不公布", "too few, not published")).attr("colspan", "5"))
          .withClass("hidden-group");
    }
    Tally tally = row.tally().get();
    DomContent name = links ? a(label).withHref(Choices.group(period, row.subject())) : label;
    return tr(th(name).attr("scope", "row"))
        .with(
            td(Words.number(tally.active())).withClass("number"),
            td(span(Words.percent(tally.goodRate())), arrow(tally.goodRate(), row.before()))
                .withClass("number"),
            td(LevelBar.of(tally)).withClass("bar"),
            td(Words.number(tally.bad())).withClass("number"),
            td(Words.percent(tally.unratedRate())).withClass("number wide"));
  }

  private static DomContent arrow(OptionalDouble now, Optional<Tally> before) {
    OptionalDouble then = before.map(Tally::goodRate).orElse(OptionalDouble.empty());
    if (now.isEmpty() || then.isEmpty() || now.getAsDouble() == then.getAsDouble()) {
      return span("").withClass("same");
    }
    boolean up = now.getAsDouble() > then.getAsDouble();
    String said = (up ? "高于上期 " : "低于上期 ") + Words.percent(then);
    return span(up ? "▲" : "▼")
        .withClass(up ? "up" : "down")
        .withTitle(said)
        .attr("aria-label", said);
  }

  static DomContent label(Subject subject) {
    return subject.kind() == SubjectKind.WINDOW && subject.name().isEmpty()
        ? Words.both(subject.code() + " 号窗口", "Window " + subject.code())
        : span(subject.label());
  }
}
