package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the register of malicious raters says of a range of cases (article 17), read at once. */
record Register(Map<Long, List<Span>> spans) {
  /** From a moment up to, not including, another; milliseconds since 1970, UTC. */
  record Span(long since, long end) {}

  static Register of(Connection connection, long from, long end) throws SQLException {
    Map<Long, List<Span>> spans = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select c.service_case, m.since, m.expires_at from malicious_rater m
              join case_rater c on c.rater = m.rater
              where m.lifted_at is null and c.service_case >= ? and c.service_case < ?""")) {
      query.setLong(1, from);
      query.setLong(2, end);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          spans
              .computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
              .add(new Span(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return new Register(spans);
  }

  /** Whether a case's rater was on the register at a time. */
  boolean holds(long serviceCase, Instant at) {
    long time = at.toEpochMilli();
    return spans.getOrDefault(serviceCase, List.of()).stream()
        .anyMatch(span -> span.since() <= time && time < span.end());
  }
}
