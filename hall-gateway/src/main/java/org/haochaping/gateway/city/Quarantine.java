package org.haochaping.gateway.city;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Masks;

/** Ratings that the city refused. They stay here, with its own words, until a person acts. */
public final class Quarantine {
  private final Ledger ledger;

  /** The quarantine of a ledger. */
  public Quarantine(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * One refused rating.
   *
   * @param number of its delivery, to name it by
   * @param answer the city's own words, with phone and certificate numbers masked
   */
  public record Refused(
      long number,
      String outlet,
      String projectNo,
      int serviceNumber,
      int attempts,
      Instant answeredAt,
      String answer) {}

  /** Each refused rating, in the order of their coming. */
  public int list(Consumer<Refused> consumer) {
    return ledger.read(
        handle -> {
          int[] count = {0};
          handle
              .createQuery(
                  "select d.id, d.outlet, coalesce(c.project_no, ''),"
                      + " coalesce(c.service_number, 0), d.attempts, coalesce(d.answered_at, 0),"
                      + " d.answer from delivery d join rating r on r.id = d.rating"
                      + " left join service_case c on c.id = d.service_case"
                      + " where d.state = 'refused' and d.state <> 'sent' order by d.id")
              .map(
                  (row, context) ->
                      new Refused(
                          row.getLong(1),
                          row.getString(2),
                          row.getString(3),
                          row.getInt(4),
                          row.getInt(5),
                          Instant.ofEpochMilli(row.getLong(6)),
                          // Masked when it was written, except by earlier versions.
                          Masks.words(row.getString(7))))
              .forEach(
                  refused -> {
                    count[0]++;
                    consumer.accept(refused);
                  });
          return count[0];
        });
  }

  /** Sends all of them again; says how many. */
  public int resendAll() {
    return ledger.write(
        handle ->
            handle
                .createUpdate(
                    "update delivery set state = 'pending'"
                        + " where state = 'refused' and state <> 'sent'")
                .execute());
  }

  /** Sends some of them again, by their numbers; says how many of those were in quarantine. */
  public int resend(Collection<Long> numbers) {
    return ledger.write(
        handle ->
            handle
                .createUpdate(
                    "update delivery set state = 'pending'"
                        + " where state = 'refused' and id in (<numbers>)")
                .bindList("numbers", List.copyOf(numbers))
                .execute());
  }
}
