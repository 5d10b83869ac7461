package org.haochaping.gateway.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.results.FocusLimits;
import org.haochaping.gateway.results.ResultsHall;
import org.haochaping.gateway.results.SmallGroups;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.gateway.terminals.ReasonsFile;
import org.haochaping.gateway.web.Listening;
import org.haochaping.protocol.wire.Reason;

/** A hall whose results are published on a day that is set. */
final class PublicHall implements AutoCloseable {
  static final List<SubjectKind> GROUPS =
      List.of(SubjectKind.DEPARTMENT, SubjectKind.WINDOW, SubjectKind.ITEM);

  final ResultsHall results;

  PublicHall(Engine engine, Path folder) {
    results = new ResultsHall(engine, folder);
  }

  static PublishRules rules(List<SubjectKind> groups) {
    Map<String, String> reasons =
        ReasonsFile.shipped().reasons().stream()
            .collect(Collectors.toMap(Reason::code, Reason::label));
    return new PublishRules(
        "集宁区政务服务大厅",
        RulesHall.ZONE,
        new SmallGroups(5),
        groups,
        List.of(SubjectKind.HALL, SubjectKind.DEPARTMENT),
        new FocusLimits(20, 0.9, 5, 0.2),
        3,
        false,
        reasons);
  }

  static Clock noon(String day) {
    return Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneOffset.UTC);
  }

  Publication on(String day, List<SubjectKind> groups) {
    return new Publication(results.book(), rules(groups), noon(day));
  }

  Publication on(String day) {
    return on(day, GROUPS);
  }

  PublishServer serve(String day) {
    return serve(day, 600_000);
  }

  /** With so many requests a minute for each address that a proxy names. */
  PublishServer serve(String day, int perMinute) {
    return PublishServer.start(settings(0, perMinute), results.book(), noon(day));
  }

  static PublishSettings settings(int port, int perMinute) {
    return new PublishSettings(
        new Listening("127.0.0.1", port, null),
        true,
        perMinute,
        Duration.ofSeconds(60),
        rules(GROUPS));
  }

  @Override
  public void close() {
    results.close();
  }
}
