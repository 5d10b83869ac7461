package org.haochaping.gateway.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.protocol.ProtocolException;
import org.jdbi.v3.core.Handle;

/** Reads follow-ups. */
public final class FollowUps {
  private static final String SELECT =
      "select f.id, f.rating, r.level, r.window_no, r.decision, f.rated_at, f.verify_due,"
          + " f.rectify_due, f.rectify_date, f.provisional, f.state, f.assigned_to, f.escalated_to,"
          + " f.finding"
          + " from followup f join rating r on r.id = f.rating ";

  private final Ledger ledger;

  /** Over a ledger. */
  public FollowUps(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Those that are not closed, or all, the most urgent first. */
  public List<FollowUp> list(boolean closedToo) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + (closedToo ? "" : "where f.state <> 'closed' ")
                        + "order by case when f.state = 'opened' then f.verify_due"
                        + " else f.rectify_due end, f.id")
                .map((row, context) -> read(row))
                .list());
  }

  /**
   * One of them.
   *
   * @throws ProtocolException if there is none
   */
  public FollowUp get(long id) {
    return ledger.read(handle -> get(handle, id));
  }

  static FollowUp get(Handle handle, long id) {
    return handle
        .createQuery(SELECT + "where f.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne()
        .orElseThrow(() -> new ProtocolException("没有此回访 / no follow-up " + id));
  }

  private static FollowUp read(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getInt(4),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        LocalDate.parse(row.getString(9)),
        row.getInt(10) == 1,
        State.of(row.getString(11)),
        row.getString(12),
        row.getString(13),
        Finding.of(row.getString(14)));
  }

  /** The case whose rating a follow-up is of; 0 for none. */
  public long serviceCase(long id) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select coalesce(r.service_case, 0) from followup f"
                        + " join rating r on r.id = f.rating where f.id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  /**
   * Whether somebody may still have to call the applicant of a case back: a follow-up of its
   * rating, or of the rating of the batch that it is in, is not closed.
   */
  public boolean needsApplicant(long serviceCase) {
    return ledger.read(
        handle ->
            handle
                    .createQuery(
                        "select count(*) from followup f join rating r on r.id = f.rating"
                            + " where f.state <> 'closed' and (r.service_case = :case or"
                            + " r.service_case = (select lead from batch_member"
                            + " where member = :case))")
                    .bind("case", serviceCase)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }
}
