package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.settlement.RatingRows.Known;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Decides anew about cases that belong to no batch, a range of their rows at a time. */
record ReplayedCases(RuleBook book) {
  private static final String RANGE =
      """
      select %s, r.about, c.basics from rating r join service_case c on c.id = r.service_case
        left join followup f on f.rating = r.id
        where r.service_case >= ? and r.service_case < ? and r.about <> 'hall'%s
        order by r.service_case""";

  /** Neither a member nor the first one of a batch. */
  private static final String ALONE =
      """
       and (c.batch_leader is null or c.batch_leader = c.id)
        and not exists (select 1 from batch_member m where m.lead = c.id)""";

  /** The first case from a row on that has a rating; empty where there is none any more. */
  static OptionalLong next(Handle handle, long from) {
    return handle
        .createQuery("select min(service_case) from rating where service_case >= :from")
        .bind("from", from)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Decides about the cases from one row up to, not including, another. */
  Verdicts range(Handle handle, long from, long end) throws SQLException {
    Connection connection = handle.getConnection();
    Register register = Register.of(connection, from, end);
    boolean batches =
        handle
            .createQuery("select 1 from batch_member limit 1")
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    try (PreparedStatement query =
        connection.prepareStatement(RANGE.formatted(RatingRows.FACTS, batches ? ALONE : ""))) {
      query.setLong(1, from);
      query.setLong(2, end);
      try (ResultSet rows = query.executeQuery()) {
        return decide(rows, register);
      }
    }
  }

  private Verdicts decide(ResultSet row, Register register) throws SQLException {
    Verdicts verdicts = new Verdicts();
    List<Known> ratings = new ArrayList<>();
    CaseRow file = null;
    while (row.next()) {
      long id = row.getLong(3);
      if (file == null || file.id() != id) {
        close(file, ratings, verdicts);
        file = CaseRow.of(id, "", "", 0, row.getString(12));
      }
      Known known = RatingRows.known(row);
      String about = row.getString(11);
      if (file.isRatedBy(about)) {
        ratings.add(register.holds(id, known.facts().pressedAt()) ? known.malicious() : known);
      } else {
        verdicts.compare(known, RuleBook.unbound(about));
      }
    }
    close(file, ratings, verdicts);
    return verdicts;
  }

  private void close(@Nullable CaseRow file, List<Known> ratings, Verdicts verdicts) {
    if (file != null && !ratings.isEmpty()) {
      verdicts.compare(
          ratings, book.decide(file.facts(1), ratings.stream().map(Known::facts).toList()));
      ratings.clear();
    }
  }
}
