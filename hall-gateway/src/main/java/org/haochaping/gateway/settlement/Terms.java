package org.haochaping.gateway.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.ledger.Positions;
import org.haochaping.gateway.rules.RatingTerm;
import org.jdbi.v3.core.Handle;

/** Until when each case can be rated: looks at cases as they are registered, or accepted later. */
final class Terms {
  private static final String READER = "case-terms";
  private static final int ROWS = 1_000;

  /** Rows may become visible a little out of order where several register at once. */
  private static final int OVERLAP = 1_000;

  private final Optional<RatingTerm> term;

  Terms(Optional<RatingTerm> term) {
    this.term = term;
  }

  /** A place in the cases that are registered, and those behind it that have no term yet. */
  record News(long position, List<CaseRow> cases) {
    News {
      cases = List.copyOf(cases);
    }
  }

  /** Cases that nobody looked at yet. */
  News news(Handle handle) {
    long position = Positions.of(handle, READER);
    List<CaseRow> cases =
        handle
            .createQuery(
                "select c.id, c.handle, c.project_no, c.service_number, c.basics"
                    + " from service_case c where c.id > :after and not exists"
                    + " (select 1 from rating_term t where t.service_case = c.id)"
                    + " order by c.id limit :limit")
            .bind("after", Math.max(0, position - OVERLAP))
            .bind("limit", ROWS)
            .map((row, context) -> read(row))
            .list();
    long last = cases.isEmpty() ? position : cases.get(cases.size() - 1).id();
    return new News(Math.max(position, last), cases);
  }

  /** Cases that were not accepted when they were looked at. */
  List<CaseRow> waiting(Handle handle) {
    return handle
        .createQuery(
            "select c.id, c.handle, c.project_no, c.service_number, c.basics from rating_term t"
                + " join service_case c on c.id = t.service_case where t.state = 'waiting'"
                + " order by t.service_case desc limit :limit")
        .bind("limit", ROWS)
        .map((row, context) -> read(row))
        .list();
  }

  /** Cases whose time is over by some moment and of which nothing was decided yet. */
  List<CaseRow> due(Handle handle, Instant by) {
    return handle
        .createQuery(
            "select c.id, c.handle, c.project_no, c.service_number, c.basics from rating_term t"
                + " join service_case c on c.id = t.service_case"
                + " where t.state = 'open' and t.due_at <= :by order by t.due_at limit :limit")
        .bind("by", by.toEpochMilli())
        .bind("limit", ROWS)
        .map((row, context) -> read(row))
        .list();
  }

  private static CaseRow read(ResultSet row) throws SQLException {
    return CaseRow.of(
        row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getString(5));
  }

  /** Writes a case's term down; says until when it can be rated. */
  Optional<Instant> write(Handle handle, CaseRow file) {
    Optional<Instant> due = file.acceptedAt().flatMap(at -> term.map(one -> one.endOf(at)));
    String state = file.acceptedAt().isEmpty() ? "waiting" : due.isEmpty() ? "closed" : "open";
    handle
        .createUpdate(
            "insert into rating_term (service_case, accepted_at, due_at, state)"
                + " values (:id, :accepted, :due, :state) on conflict (service_case)"
                + " do update set accepted_at = excluded.accepted_at, due_at = excluded.due_at,"
                + " state = excluded.state")
        .bind("id", file.id())
        .bind("accepted", file.acceptedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("due", due.map(Instant::toEpochMilli).orElse(null))
        .bind("state", state)
        .execute();
    return due;
  }

  static void close(Handle handle, long serviceCase) {
    handle
        .createUpdate("update rating_term set state = 'closed' where service_case = :id")
        .bind("id", serviceCase)
        .execute();
  }

  static void move(Handle handle, long position) {
    Positions.move(handle, READER, position);
  }
}
