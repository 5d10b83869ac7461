package org.haochaping.gateway.terminals;

import java.time.Clock;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Clerk;
import org.jdbi.v3.core.Handle;

/**
 * Who is on duty at which window, as the windows' systems say. What they once said goes before the
 * configuration; all of it stays in the ledger.
 */
public final class DutyRoster {
  private final Ledger ledger;
  private final Clock clock;

  /** Over a ledger. */
  public DutyRoster(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What is said of a window.
   *
   * @param clerk empty: nobody is on duty
   */
  public record Duty(Optional<Clerk> clerk) {}

  /**
   * Puts a clerk on duty, or nobody.
   *
   * @return whether that changed anything
   */
  public boolean put(int window, Optional<Clerk> clerk, String bySystem) {
    return ledger.write(
        handle -> {
          Duty duty = new Duty(clerk);
          boolean changes = !of(handle, window).equals(Optional.of(duty));
          if (changes) {
            insert(handle, window, clerk, bySystem);
          }
          return changes;
        });
  }

  /** What the windows' systems said of a window last; empty if nothing yet. */
  public Optional<Duty> of(int window) {
    return ledger.read(handle -> of(handle, window));
  }

  /** A window's settings with the clerk who is on duty now. */
  public TerminalSettings over(TerminalSettings base, int window) {
    return of(window)
        .map(
            duty ->
                new TerminalSettings(
                    base.hallName(),
                    base.department(),
                    duty.clerk(),
                    base.notices(),
                    base.offers(),
                    base.reasons()))
        .orElse(base);
  }

  private static Optional<Duty> of(Handle handle, int window) {
    return handle
        .createQuery(
            "select on_duty, name, staff_number, duty, stars, away from clerk_duty"
                + " where window_no = :window order by id desc limit 1")
        .bind("window", window)
        .map(
            (row, context) ->
                new Duty(
                    row.getInt(1) == 0
                        ? Optional.empty()
                        : Optional.of(
                            new Clerk(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getInt(6) != 0))))
        .findOne();
  }

  private void insert(Handle handle, int window, Optional<Clerk> clerk, String bySystem) {
    Clerk who = clerk.orElse(new Clerk("", "", "", 0, false));
    handle
        .createUpdate(
            "insert into clerk_duty (window_no, on_duty, name, staff_number, duty, stars, away,"
                + " at, by_system) values (:window, :on, :name, :number, :duty, :stars, :away,"
                + " :at, :by)")
        .bind("window", window)
        .bind("on", clerk.isPresent() ? 1 : 0)
        .bind("name", who.name())
        .bind("number", who.staffNumber())
        .bind("duty", who.duty())
        .bind("stars", who.stars())
        .bind("away", who.away() ? 1 : 0)
        .bind("at", clock.millis())
        .bind("by", bySystem)
        .execute();
  }
}
