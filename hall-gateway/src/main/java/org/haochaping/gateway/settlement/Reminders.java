package org.haochaping.gateway.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;

/** Accepted cases that nobody rated for some time, for the city's reminder by SMS (article 12). */
public final class Reminders {
  private final Ledger ledger;
  private final Clock clock;

  /** Over a ledger. */
  public Reminders(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A case that was not rated.
   *
   * @param dueAt when its level defaults
   */
  public record Unrated(String projectNo, int serviceNumber, Instant acceptedAt, Instant dueAt) {}

  /**
   * Cases that can still be rated and were accepted at least so long ago, the oldest first.
   *
   * @param limit at most so many
   */
  public List<Unrated> unrated(Duration after, int limit) {
    long now = clock.millis();
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select c.project_no, c.service_number, t.accepted_at, t.due_at"
                        + " from rating_term t join service_case c on c.id = t.service_case"
                        + " left join batch_member b on b.member = t.service_case"
                        + " where t.state = 'open' and t.due_at > :now and t.accepted_at <= :by"
                        + " and not exists (select 1 from rating r where r.decision = 'adopted'"
                        + " and r.service_case = coalesce(b.lead, t.service_case))"
                        + " and not exists (select 1 from batch_member s join rating r"
                        + " on r.service_case = s.member and r.decision = 'adopted'"
                        + " where s.lead = coalesce(b.lead, t.service_case))"
                        + " order by t.due_at, t.service_case limit :limit")
                .bind("now", now)
                .bind("by", now - after.toMillis())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Unrated(
                            row.getString(1),
                            row.getInt(2),
                            Instant.ofEpochMilli(row.getLong(3)),
                            Instant.ofEpochMilli(row.getLong(4))))
                .list());
  }
}
