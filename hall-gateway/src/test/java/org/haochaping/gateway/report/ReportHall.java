package org.haochaping.gateway.report;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.publish.PublishRules;
import org.haochaping.gateway.results.FocusLimits;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.ResultsHall;
import org.haochaping.gateway.results.SmallGroups;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.settlement.RulesHall;

/** A hall whose March 2025 was rated, and its reports as of a day that is set. */
final class ReportHall implements AutoCloseable {
  private static final Instant FIRST = Instant.parse("2025-03-05T01:00:00Z");

  private final ResultsHall results;
  private int number;

  ReportHall(Engine engine, Path folder) {
    results = new ResultsHall(engine, folder);
    results.onDuty(1, "A01", "王芳", FIRST);
    results.onDuty(2, "A02", "李强", FIRST);
  }

  /** So many ratings of a level, for a department and an item at a window. */
  ReportHall rate(String department, String item, int window, int count, int level)
      throws SQLException {
    for (int i = 0; i < count; i++) {
      number++;
      Instant at = FIRST.plusSeconds(number * 400L);
      String handle = results.accepted("P" + number, department, item, window, at);
      results.press("o" + number, handle, level, at.plusSeconds(60), window, level + "10");
    }
    return this;
  }

  /** An accepted case that nobody rates. */
  ReportHall unrated(String department, String item, int window) {
    number++;
    results.accepted("P" + number, department, item, window, FIRST.plusSeconds(number * 400L));
    return this;
  }

  ReportHall counted() {
    results.count();
    return this;
  }

  ResultBook book() {
    return results.book();
  }

  Editions on(String day) {
    return new Editions(
        results.book(),
        new PublishRules(
            "集宁区政务服务大厅",
            RulesHall.ZONE,
            new SmallGroups(5),
            List.of(SubjectKind.DEPARTMENT, SubjectKind.WINDOW, SubjectKind.ITEM),
            List.of(SubjectKind.HALL, SubjectKind.DEPARTMENT),
            new FocusLimits(20, 0.9, 5, 0.2),
            3,
            false,
            Map.of("510", "服务热情,办事快")),
        Clock.fixed(Instant.parse(day + "T02:00:00Z"), ZoneOffset.UTC));
  }

  @Override
  public void close() {
    results.close();
  }
}
