package org.haochaping.gateway.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarm table. The same alarm again counts up {@code times} instead of adding a row, and is
 * open again where somebody saw to it before; one that is new or open again is a line in the log
 * too, once it is on disk.
 */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
  private static final String IN_THE_TABLE = "(the terminal's own words: hall-gateway alarms)";

  private final Ledger ledger;
  private final Clock clock;

  Alarms(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * An alarm as it stands.
   *
   * @param number of the alarm, for {@link Alarms#done}
   * @param terminal whose it is, where it is a terminal's
   * @param first when it came first
   * @param last when it came last
   * @param doneBy who saw to it, if it did not come again since
   */
  public record Alarm(
      long number,
      String kind,
      Optional<String> terminal,
      String detail,
      int times,
      Instant first,
      Instant last,
      Optional<String> doneBy) {}

  /** Those that came at a moment or after it, the newest last; also those that are done. */
  public List<Alarm> since(Instant moment) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select id, kind, terminal, detail, times, at, last_at, done_by from alarm"
                        + " where last_at >= :since order by last_at, id")
                .bind("since", moment.toEpochMilli())
                .map(
                    (row, context) ->
                        new Alarm(
                            row.getLong(1),
                            row.getString(2),
                            Optional.of(row.getString(3)).filter(id -> !id.isEmpty()),
                            row.getString(4),
                            row.getInt(5),
                            Instant.ofEpochMilli(row.getLong(6)),
                            Instant.ofEpochMilli(row.getLong(7)),
                            Optional.of(row.getString(8)).filter(name -> !name.isEmpty())))
                .list());
  }

  /**
   * Somebody saw to an alarm that is open; it stays in the table.
   *
   * @return whether there was one of that number, and it was open
   */
  public boolean done(long number, String by) {
    return ledger.write(
        handle ->
            handle
                    .createUpdate(
                        "update alarm set done_at = :now, done_by = :by"
                            + " where id = :id and done_by = ''")
                    .bind("now", clock.millis())
                    .bind("by", by)
                    .bind("id", number)
                    .execute()
                > 0);
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

  /**
   * Writes down what a terminal says of itself, in a transaction of its own. Its sentence stays in
   * the table: the log holds no words of a client.
   */
  public void reported(String kind, String terminal, String sentence) {
    ledger.write(
        handle -> {
          write(handle, clock, kind, terminal, sentence, 1, IN_THE_TABLE);
          return 0;
        });
  }

  static void raise(
      Handle handle,
      Clock clock,
      String kind,
      Optional<String> terminal,
      String detail,
      int times) {
    write(handle, clock, kind, terminal.orElse(""), detail, times, detail);
  }

  private static void write(
      Handle handle,
      Clock clock,
      String kind,
      String terminal,
      String detail,
      int times,
      String forTheLog) {
    boolean openAgain =
        handle
                .createUpdate(
                    "update alarm set done_at = null, done_by = '' where kind = :kind"
                        + " and terminal = :terminal and detail = :detail and done_by <> ''")
                .bind("kind", kind)
                .bind("terminal", terminal)
                .bind("detail", detail)
                .execute()
            > 0;
    int all =
        handle
            .createQuery(
                "insert into alarm (at, last_at, kind, terminal, detail, times)"
                    + " values (:now, :now, :kind, :terminal, :detail, :times)"
                    + " on conflict (kind, terminal, detail)"
                    + " do update set times = alarm.times + excluded.times,"
                    + " last_at = excluded.last_at returning times")
            .bind("now", clock.millis())
            .bind("kind", kind)
            .bind("terminal", terminal)
            .bind("detail", detail)
            .bind("times", times)
            .mapTo(Integer.class)
            .one();
    if (all == times || openAgain) {
      handle.afterCommit(
          () -> LOG.warn("alarm kind={} terminal={} detail={}", kind, terminal, forTheLog));
    }
  }
}
