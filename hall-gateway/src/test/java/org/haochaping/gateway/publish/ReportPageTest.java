package org.haochaping.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Tally TALLY =
      new Tally(new TreeMap<>(Map.of("level5", 9L, "level1", 3L, "reason.<b>", 8L)));

  @Test
  void page_namesWithMarkup_areTextAndNothingElse() {
    Subject nasty = new Subject(SubjectKind.DEPARTMENT, "\"><script>", "<img src=x onerror=y>");
    PublicReport report =
        new PublicReport(
            Optional.empty(),
            Period.parse("2026-10"),
            List.of(YearMonth.of(2026, 10)),
            Optional.of(TALLY),
            Map.of(
                SubjectKind.DEPARTMENT,
                List.of(new PublicRow(nasty, Optional.of(TALLY), Optional.empty()))),
            List.of(new PublicReport.Step(YearMonth.of(2026, 10), Optional.of(TALLY))),
            Optional.empty(),
            List.of(),
            List.of());
    String page = new ReportPage(PublicHall.rules(PublicHall.GROUPS)).of(report, false);
    assertThat(page)
        .contains("&lt;img src=x onerror=y&gt;", "&lt;b&gt;")
        .contains("kind=department&amp;code=%22%3E%3Cscript%3E\"")
        .doesNotContain("<img")
        .doesNotContain("<b>");
  }
}
