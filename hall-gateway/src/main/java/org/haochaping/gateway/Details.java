package org.haochaping.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.haochaping.gateway.results.Percent;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.PeriodTally;
import org.haochaping.gateway.results.ReasonCount;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.ResultRow;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;

/**
 * What {@code hall-gateway results} says of a row beyond its numbers: how it went in the periods
 * before, and why ratings were given.
 *
 * @param trends of each row's subject, the last step last
 * @param labels the sentences of the reasons by code
 */
record Details(Map<Subject, List<PeriodTally>> trends, Map<String, String> labels) {
  private static final int STEPS = 12;

  /** Of all rows of a kind. */
  static Details of(ResultBook book, SubjectKind kind, Period period, Map<String, String> labels) {
    return new Details(book.trends(kind, period, STEPS), labels);
  }

  /**
   * A row's lines, columns by a tab apart: trend, the last one last; reasons, the most frequent
   * first. Each names the subject by its code; the hall, which has none, goes without.
   */
  List<String> lines(ResultRow row) {
    String code = row.subject().kind() == SubjectKind.HALL ? "" : "\t" + row.subject().code();
    return Stream.concat(
            trend(row.subject()).map(step -> "趋势 / trend" + code + line(step)),
            row.tally().reasons().stream().map(one -> "原因 / reason" + code + line(one)))
        .toList();
  }

  /** The same into a row's JSON. */
  void add(ResultRow row, ObjectNode json) {
    ArrayNode reasons = json.putArray("reasons");
    for (ReasonCount one : row.tally().reasons()) {
      reasons
          .addObject()
          .put("code", one.code())
          .put("label", label(one))
          .put("count", one.count());
    }
    ArrayNode trend = json.putArray("trend");
    trend(row.subject())
        .forEach(
            step -> {
              ObjectNode one = trend.addObject().put("period", step.period().text());
              one.put("active", step.tally().active());
              step.tally().goodRate().ifPresent(rate -> one.put("goodRate", rate));
            });
  }

  private Stream<PeriodTally> trend(Subject subject) {
    return trends.getOrDefault(subject, List.of()).stream()
        .dropWhile(step -> step.tally().counts().isEmpty()); // before this gateway knew it
  }

  private static String line(PeriodTally step) {
    OptionalDouble good = step.tally().goodRate();
    return "\t%s\t%d\t%s"
        .formatted(
            step.period().text(),
            step.tally().active(),
            good.isPresent() ? Percent.of(good.getAsDouble()) : "-");
  }

  private String line(ReasonCount one) {
    return "\t%s\t%s\t%d".formatted(one.code(), label(one), one.count());
  }

  private String label(ReasonCount one) {
    return labels.getOrDefault(one.code(), one.code());
  }
}
