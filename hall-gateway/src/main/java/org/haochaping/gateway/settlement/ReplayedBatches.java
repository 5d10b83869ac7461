package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.settlement.CaseRows.Group;
import org.haochaping.gateway.settlement.RatingRows.Known;
import org.jdbi.v3.core.Handle;

/** Decides anew about batches: one rating is valid for all of their cases (article 16). */
record ReplayedBatches(RuleBook book) {
  /** The first cases of batches behind one of them. */
  static List<Long> leads(Handle handle, long after, int limit) {
    return handle
        .createQuery(
            "select distinct lead from batch_member where lead > :after"
                + " order by lead limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  Verdicts decide(Handle handle, List<Long> leads) throws SQLException {
    Verdicts verdicts = new Verdicts();
    try (CaseRows cases = new CaseRows(handle.getConnection());
        RatingRows rows = new RatingRows(handle.getConnection())) {
      for (long lead : leads) {
        decide(cases, rows, cases.groupOf(cases.find(lead).orElseThrow()), verdicts);
      }
    }
    return verdicts;
  }

  private void decide(CaseRows cases, RatingRows rows, Group group, Verdicts verdicts)
      throws SQLException {
    List<Known> ratings = new ArrayList<>();
    for (CaseRow file : group.cases()) {
      for (Known known : rows.ofCase(file)) {
        ratings.add(
            cases.isMalicious(file.id(), known.facts().pressedAt()) ? known.malicious() : known);
      }
    }
    if (!ratings.isEmpty()) {
      verdicts.compare(
          ratings,
          book.decide(
              group.lead().facts(group.cases().size()),
              ratings.stream().map(Known::facts).toList()));
    }
  }
}
