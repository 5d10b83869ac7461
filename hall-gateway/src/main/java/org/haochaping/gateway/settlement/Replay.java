package org.haochaping.gateway.settlement;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.rules.Decision;
import org.haochaping.gateway.rules.RatingFacts;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.settlement.CaseRows.Group;
import org.haochaping.gateway.settlement.RatingRows.Known;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Decides anew about all ratings, from their rows and their cases' alone, and names what would
 * change. Ratings are walked case by case; no more than one case's are held at a time.
 */
public final class Replay {
  private static final int FETCH_ROWS = 2_000;
  private static final int APPLY_AT_ONCE = 200;

  private final Ledger ledger;
  private final RulesSettings settings;
  private final Clock clock;

  /** Over a ledger, with the rules as the hall has set them now. */
  public Replay(Ledger ledger, RulesSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What was recomputed.
   *
   * @param ratings how many were decided about
   * @param changes how many decisions would be others
   */
  public record Summary(long ratings, long changes) {}

  /** A decision that would be another one. */
  public record Change(String offer, String before, Decision after) {}

  /**
   * Recomputes all.
   *
   * @param apply whether to write the new decisions beside the old ones
   */
  public Summary run(boolean apply, Consumer<Change> changes) throws SQLException {
    Walk walk = new Walk(changes);
    // PostgreSQL streams within a transaction only; on SQLite one would keep the intake out.
    ledger.<Integer, SQLException>read(
        handle ->
            ledger.isSqlite()
                ? walk.all(handle)
                : handle.<Integer, SQLException>inTransaction(walk::all));
    if (apply) {
      apply(new ArrayList<>(walk.changed));
    }
    return new Summary(walk.ratings, walk.changes);
  }

  private void apply(List<Long> cases) throws SQLException {
    Court court = new Court(ledger, settings, clock);
    for (int from = 0; from < cases.size(); from += APPLY_AT_ONCE) {
      List<Long> some = cases.subList(from, Math.min(cases.size(), from + APPLY_AT_ONCE));
      court.write(
          handle -> {
            court.cases(handle, some);
            return 0;
          });
    }
  }

  @FunctionalInterface
  private interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  /** One walk over the ledger. */
  private final class Walk {
    private final RuleBook book = settings.book();
    private final Consumer<Change> told;
    private final Set<Long> changed = new TreeSet<>();
    private final Set<Long> batched = new HashSet<>();
    private final List<Known> group = new ArrayList<>();
    private long ratings;
    private long changes;

    private Walk(Consumer<Change> told) {
      this.told = told;
    }

    private int all(Handle handle) throws SQLException {
      try (CaseRows cases = new CaseRows(handle.getConnection());
          RatingRows rows = new RatingRows(handle.getConnection())) {
        Set<Long> leads =
            handle.createQuery("select distinct lead from batch_member").mapTo(Long.class).set();
        batched.addAll(leads);
        batched.addAll(
            handle.createQuery("select member from batch_member").mapTo(Long.class).set());
        single(handle, cases);
        for (long lead : leads) {
          batch(cases, rows, lead);
        }
        unbound(handle);
        hall(handle);
      }
      return 0;
    }

    private void single(Handle handle, CaseRows cases) throws SQLException {
      try (PreparedStatement query =
          handle
              .getConnection()
              .prepareStatement(
                  "select "
                      + RatingRows.FACTS
                      + ", r.about, c.basics from rating r"
                      + " join service_case c on c.id = r.service_case"
                      + " left join followup f on f.rating = r.id"
                      + " where r.service_case is not null and r.about <> 'hall'"
                      + " order by r.service_case")) {
        query.setFetchSize(FETCH_ROWS);
        try (ResultSet row = query.executeQuery()) {
          CaseRow file = null;
          while (row.next()) {
            long id = row.getLong(3);
            if (batched.contains(id)) {
              continue;
            }
            if (file == null || file.id() != id) {
              close(file);
              file = CaseRow.of(id, "", "", 0, row.getString(12));
            }
            Known known = RatingRows.known(row);
            if (file.isRatedBy(row.getString(11))) {
              group.add(
                  cases.isMalicious(id, known.facts().pressedAt()) ? known.malicious() : known);
            } else {
              compare(known, RuleBook.unbound(row.getString(11)));
            }
          }
          close(file);
        }
      }
    }

    private void unbound(Handle handle) throws SQLException {
      each(
          handle,
          ", r.about from rating r left join followup f on f.rating = r.id"
              + " where r.service_case is null order by r.id",
          row -> compare(RatingRows.known(row), RuleBook.unbound(row.getString(11))));
    }

    /** Person by person; without a keyed hash the case stands for the person. */
    private void hall(Handle handle) throws SQLException {
      String[] person = {""};
      each(
          handle,
          ", coalesce(p.rater, 'case ' || r.service_case) as person from rating r"
              + " left join case_rater p on p.service_case = r.service_case"
              + " left join followup f on f.rating = r.id where r.about = 'hall'"
              + " and r.service_case is not null order by person",
          row -> {
            if (!row.getString(11).equals(person[0])) {
              days();
              person[0] = row.getString(11);
            }
            group.add(RatingRows.known(row));
          });
      days();
    }

    private void days() {
      Map<LocalDate, List<Known>> days =
          group.stream().collect(Collectors.groupingBy(one -> one.facts().day(settings.zone())));
      group.clear();
      for (List<Known> day : days.values()) {
        Map<String, Decision> decisions =
            RuleBook.ofTheHall(day.stream().map(Known::facts).toList());
        day.forEach(
            one -> compare(one, Objects.requireNonNull(decisions.get(one.facts().offer()))));
      }
    }

    private void each(Handle handle, String rest, Taker taker) throws SQLException {
      try (PreparedStatement query =
          handle.getConnection().prepareStatement("select " + RatingRows.FACTS + rest)) {
        query.setFetchSize(FETCH_ROWS);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            taker.take(row);
          }
        }
      }
    }

    private void batch(CaseRows cases, RatingRows rows, long lead) throws SQLException {
      Group all = cases.groupOf(cases.find(lead).orElseThrow());
      for (CaseRow file : all.cases()) {
        for (Known known : rows.ofCase(file)) {
          group.add(
              cases.isMalicious(file.id(), known.facts().pressedAt()) ? known.malicious() : known);
        }
      }
      decide(all.lead(), all.cases().size());
    }

    private void close(@Nullable CaseRow file) {
      if (file != null) {
        decide(file, 1);
      }
    }

    private void decide(CaseRow file, int members) {
      if (group.isEmpty()) {
        return;
      }
      List<RatingFacts> facts = group.stream().map(Known::facts).toList();
      Map<String, Decision> decisions = book.decide(file.facts(members), facts);
      for (Known known : group) {
        Decision decision = decisions.get(known.facts().offer());
        if (decision != null) {
          compare(known, decision);
        }
      }
      group.clear();
    }

    private void compare(Known known, Decision decision) {
      ratings++;
      if (!known.outcome().equals(decision.outcome().word())) {
        changes++;
        if (known.facts().serviceCase() != 0) {
          changed.add(known.facts().serviceCase());
        }
        told.accept(new Change(known.facts().offer(), known.outcome(), decision));
      }
    }
  }
}
