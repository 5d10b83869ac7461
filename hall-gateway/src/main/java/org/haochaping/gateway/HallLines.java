package org.haochaping.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.haochaping.gateway.results.Percent;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.PeriodTally;
import org.haochaping.gateway.results.ReasonCount;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.Subject;

/**
 * What {@code hall-gateway results} says of the hall beyond its row: how it went in the periods
 * before, and why ratings were given.
 *
 * @param labels the sentences of the reasons by code
 */
record HallLines(ResultBook book, Map<String, String> labels) {
  private static final int STEPS = 12;

  /**
   * The lines, columns by a tab apart: trend, the last one last; reasons, the most frequent first.
   */
  List<String> of(Period period) {
    List<String> lines = new ArrayList<>();
    book.trend(Subject.HALL, period, STEPS).stream()
        .dropWhile(step -> step.tally().counts().isEmpty()) // before the hall had this gateway
        .map(HallLines::line)
        .forEach(lines::add);
    book.hall(period).reasons().stream().map(this::line).forEach(lines::add);
    return lines;
  }

  private static String line(PeriodTally step) {
    OptionalDouble good = step.tally().goodRate();
    return "趋势 / trend\t%s\t%d\t%s"
        .formatted(
            step.period().text(),
            step.tally().active(),
            good.isPresent() ? Percent.of(good.getAsDouble()) : "-");
  }

  private String line(ReasonCount one) {
    return "原因 / reason\t%s\t%s\t%d"
        .formatted(one.code(), labels.getOrDefault(one.code(), one.code()), one.count());
  }
}
