package org.haochaping.gateway.ledger;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The alarm table. The same alarm again counts up {@code times} instead of adding a row. */
public final class Alarms {
  private final Ledger ledger;
  private final Clock clock;

  Alarms(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Writes an alarm down in a transaction of its own.
   *
   * @param kind one word, such as {@code fork}
   * @param terminal whose it is, where it is a terminal's
   * @param detail a sentence from a small set, never what a client sent, never anything personal
   */
  public void raise(String kind, Optional<String> terminal, String detail) {
    raise(kind, terminal, detail, 1);
  }

  /** The same, for something that happened several times. */
  public void raise(String kind, Optional<String> terminal, String detail, int times) {
    ledger.write(
        handle -> {
          raise(handle, kind, terminal, detail, times);
          return 0;
        });
  }

  /** Writes an alarm down in the caller's transaction. */
  public void raise(
      Handle handle, String kind, Optional<String> terminal, String detail, int times) {
    raise(handle, clock, kind, terminal, detail, times);
  }

  static void raise(
      Handle handle,
      Clock clock,
      String kind,
      Optional<String> terminal,
      String detail,
      int times) {
    long now = clock.millis();
    handle
        .createUpdate(
            "insert into alarm (at, last_at, kind, terminal, detail, times)"
                + " values (:now, :now, :kind, :terminal, :detail, :times)"
                + " on conflict (kind, terminal, detail)"
                + " do update set times = alarm.times + excluded.times,"
                + " last_at = excluded.last_at")
        .bind("now", now)
        .bind("kind", kind)
        .bind("terminal", terminal.orElse(""))
        .bind("detail", detail)
        .bind("times", times)
        .execute();
  }
}
