package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;

/**
 * Decides about a case once more, after something that the rules go by has changed: a finding, the
 * register of malicious raters.
 */
public final class Court {
  private final Ledger ledger;
  private final RulesSettings settings;
  private final Clock clock;

  /** For a ledger, with the hall's rules. */
  public Court(Ledger ledger, RulesSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /** Decides in the caller's transaction about the case that a rating hangs on. */
  public void again(Handle handle, long rating) throws SQLException {
    List<Long> cases =
        handle
            .createQuery(
                "select service_case from rating where id = :id and service_case is not null")
            .bind("id", rating)
            .mapTo(Long.class)
            .list();
    cases(handle, cases);
  }

  /** Decides in the caller's transaction about cases. */
  void cases(Handle handle, Collection<Long> cases) throws SQLException {
    try (Adjudication adjudication =
        new Adjudication(handle.getConnection(), settings, clock.instant())) {
      for (long one : cases) {
        adjudication.again(one);
      }
    }
  }

  /** Work of which the decisions are part. */
  @FunctionalInterface
  interface Work<T> {
    T in(Handle handle) throws SQLException;
  }

  /** One transaction in which work is done and decided about. */
  <T> T write(Work<T> work) throws SQLException {
    return ledger.<T, SQLException>write(work::in);
  }

  long now() {
    return clock.millis();
  }
}
