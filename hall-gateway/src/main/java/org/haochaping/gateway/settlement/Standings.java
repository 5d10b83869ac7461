package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.rules.RatingTerm;
import org.haochaping.gateway.settlement.RatingRows.Known;

/**
 * Says before anybody rates what the rules would say afterwards. It is no decision: two that rate
 * at the same moment are both kept, and the rules tell them apart.
 */
public final class Standings {
  private final Ledger ledger;
  private final Optional<RatingTerm> term;
  private final ZoneId zone;
  private final Clock clock;

  /** Over a ledger, with the hall's rules. */
  public Standings(Ledger ledger, RulesSettings settings, Clock clock) {
    this.ledger = ledger;
    this.term = settings.term();
    this.zone = settings.zone();
    this.clock = clock;
  }

  /** How a case stands, by what its receipt names, or the batch that it belongs to. */
  public Standing of(String caseHandle) throws SQLException {
    return ledger.<Standing, SQLException>read(
        handle -> {
          try (CaseRows cases = new CaseRows(handle.getConnection());
              RatingRows ratings = new RatingRows(handle.getConnection())) {
            Optional<CaseRow> file = cases.find(caseHandle);
            return file.isEmpty()
                ? Standing.UNKNOWN
                : of(cases.groupOf(file.get()), ratings, clock.instant());
          }
        });
  }

  /**
   * Whether whoever applied for a case has rated the hall on this day of the hall, so that another
   * one would not count (article 15).
   */
  public boolean isHallRatedToday(String caseHandle) throws SQLException {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    return ledger.<Boolean, SQLException>read(
        handle -> {
          try (CaseRows cases = new CaseRows(handle.getConnection());
              RatingRows ratings = new RatingRows(handle.getConnection())) {
            Optional<CaseRow> file = cases.find(caseHandle);
            return file.isPresent()
                && ratings.ofTheHall(file.get(), cases.rater(file.get().id())).stream()
                    .anyMatch(one -> one.facts().day(zone).equals(today));
          }
        });
  }

  private Standing of(CaseRows.Group group, RatingRows ratings, Instant now) throws SQLException {
    Optional<Instant> accepted = group.lead().acceptedAt();
    if (accepted.isEmpty()) {
      return Standing.NOT_ACCEPTED;
    }
    boolean over = term.isPresent() && !now.isBefore(term.get().endOf(accepted.get()));
    Standing standing = over ? Standing.OVER : Standing.OPEN;
    for (CaseRow file : group.cases()) {
      for (Known one : ratings.ofCase(file)) {
        if (one.outcome().equals("adopted") && !one.facts().isDefault()) {
          boolean receiptBeatsIt = one.facts().numberOnly() && !over;
          standing = receiptBeatsIt ? Standing.RATED_BY_NUMBER : Standing.RATED;
        }
      }
    }
    return standing;
  }
}
