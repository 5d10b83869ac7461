package org.haochaping.gateway.publish;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.Subject;

/** Where one can go from a page: other periods, and from a group back to the hall. */
final class Choices {
  private Choices() {}

  static DomContent of(PublicReport report) {
    if (report.choices().size() < 2 && report.group().isEmpty()) {
      return text("");
    }
    String now = report.period().text();
    DomContent back =
        report.group().isEmpty()
            ? text("")
            : li(a(Words.both("← 全大厅", "Whole hall")).withHref(hall(report.period())));
    return nav(ul(
            back,
            each(
                report.choices(),
                one ->
                    li(
                        one.text().equals(now)
                            ? strong(one.text()).attr("aria-current", "page")
                            : a(one.text())
                                .withHref(
                                    report
                                        .group()
                                        .map(group -> group(one, group))
                                        .orElseGet(() -> hall(one)))))))
        .attr("aria-label", "期间 / Period");
  }

  private static String hall(Period period) {
    return "?period=" + period.text();
  }

  /** The address of a group's page. */
  static String group(Period period, Subject group) {
    return hall(period)
        + "&kind="
        + group.kind().word()
        + "&code="
        + URLEncoder.encode(group.code(), StandardCharsets.UTF_8);
  }
}
