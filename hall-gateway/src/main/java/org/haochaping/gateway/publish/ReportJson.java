package org.haochaping.gateway.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.ReasonCount;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.SatisfactionLevel;

/** A report as JSON, as {@code docs/public-results.yaml} says. */
final class ReportJson {
  private final PublishRules rules;

  ReportJson(PublishRules rules) {
    this.rules = rules;
  }

  ObjectNode of(PublicReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("hall", rules.hallName());
    report.group().ifPresent(group -> json.set("group", group(group)));
    json.put("period", report.period().text())
        .put("from", report.period().from().toString())
        .put("to", report.period().to().toString())
        .put("complete", report.isComplete())
        .put("leastGroup", rules.small().least())
        .put("live", rules.live());
    ArrayNode months = json.putArray("months");
    report.months().forEach(month -> months.add(month.toString()));
    report.total().ifPresent(total -> json.set("total", tally(total)));
    reasons(json, report.total());
    ObjectNode groups = json.putObject("groups");
    report.groups().forEach((kind, rows) -> groups.set(kind.word(), rows(rows)));
    ArrayNode trend = json.putArray("trend");
    for (PublicReport.Step step : report.trend()) {
      ObjectNode one = trend.addObject().put("month", step.month().toString());
      step.tally().ifPresent(tally -> one.set("tally", tally(tally)));
    }
    report.running().ifPresent(running -> json.set("running", running(running)));
    ArrayNode focus = json.putArray("focus");
    report.focus().forEach(entry -> focus.add(focus(entry)));
    return json;
  }

  /** The reasons that enough people gave. */
  List<ReasonCount> reasons(Optional<Tally> total) {
    return total.map(Tally::reasons).orElse(List.of()).stream()
        .filter(one -> one.count() >= rules.small().least())
        .toList();
  }

  /** A reason's sentence, or its code where the list has it no more. */
  String label(ReasonCount one) {
    return rules.reasons().getOrDefault(one.code(), one.code());
  }

  private void reasons(ObjectNode json, Optional<Tally> tally) {
    ArrayNode reasons = json.putArray("reasons");
    reasons(tally).forEach(one -> reasons.add(reason(one)));
  }

  private ObjectNode reason(ReasonCount one) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", one.code())
        .put("label", label(one))
        .put("count", one.count());
  }

  private static ObjectNode group(Subject group) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", group.kind().word())
        .put("code", group.code())
        .put("name", group.name());
  }

  private ArrayNode rows(List<PublicRow> rows) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (PublicRow row : rows) {
      ObjectNode one = json.addObject();
      one.put("code", row.subject().code())
          .put("name", row.subject().name())
          .put("suppressed", row.tally().isEmpty());
      if (row.tally().isPresent()) {
        one.set("tally", tally(row.tally().get()));
        reasons(one, row.tally());
      }
      row.before()
          .flatMap(before -> before.goodRate().stream().boxed().findFirst())
          .ifPresent(rate -> one.put("goodRateBefore", rate));
    }
    return json;
  }

  private static ObjectNode running(RunningMonth running) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", running.from().toString()).put("to", running.to().toString());
    json.set("tally", tally(running.tally()));
    return json;
  }

  private static ObjectNode focus(FocusEntry entry) {
    return group(entry.subject())
        .put("rule", entry.rule().word())
        .put("zh", entry.chinese())
        .put("en", entry.english());
  }

  private static ObjectNode tally(Tally tally) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("active", tally.active()).put("defaults", tally.defaults());
    ObjectNode levels = json.putObject("levels");
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      levels.put(Integer.toString(level.cityCode()), tally.ratings(level));
    }
    tally.goodRate().ifPresent(rate -> json.put("goodRate", rate));
    json.put("cases", tally.cases()).put("unrated", tally.unrated());
    tally.unratedRate().ifPresent(rate -> json.put("unratedRate", rate));
    json.put("followUps", tally.followUps())
        .put("calledBack", tally.calledBack())
        .put("calledBackLate", tally.calledBackLate())
        .put("rectifiedLate", tally.rectifiedLate());
    tally.medianHoursToCallBack().ifPresent(hours -> json.put("medianHoursToCallBack", hours));
    return json;
  }
}
