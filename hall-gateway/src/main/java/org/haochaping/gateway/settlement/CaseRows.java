package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads cases, batches and the register of malicious raters within one transaction. */
final class CaseRows implements AutoCloseable {
  private static final String CASE =
      "select id, handle, project_no, service_number, basics from service_case where ";

  private final Statements statements;
  private final boolean batches;
  private final boolean register;
  private final boolean claims;

  CaseRows(Connection connection) throws SQLException {
    statements = new Statements(connection);
    batches = any("select 1 from batch_member limit 1");
    register = any("select 1 from malicious_rater where lifted_at is null limit 1");
    claims = any("select 1 from phone_claim limit 1");
  }

  /** All cases that one rating is valid for, the first one first (article 16). */
  record Group(List<CaseRow> cases) {
    Group {
      cases = List.copyOf(cases);
    }

    CaseRow lead() {
      return cases.get(0);
    }
  }

  /** How a case is named by its numbers at the city; no handle has a slash. */
  static String cityName(String projectNo, int serviceNumber) {
    return projectNo + "/" + serviceNumber;
  }

  /**
   * The case that a receipt or the city names.
   *
   * @param handle the receipt's handle, or a {@link #cityName}
   */
  Optional<CaseRow> find(String handle) throws SQLException {
    int slash = handle.lastIndexOf('/');
    if (slash >= 0) {
      PreparedStatement query = statements.of(CASE + "project_no = ? and service_number = ?");
      query.setString(1, handle.substring(0, slash));
      query.setInt(2, Integer.parseInt(handle.substring(slash + 1)));
      return one(query);
    }
    PreparedStatement query = statements.of(CASE + "handle = ?");
    query.setString(1, handle);
    return one(query);
  }

  Optional<CaseRow> find(long id) throws SQLException {
    PreparedStatement query = statements.of(CASE + "id = ?");
    query.setLong(1, id);
    return one(query);
  }

  /** The case alone, or the batch that it belongs to. */
  Group groupOf(CaseRow one) throws SQLException {
    if (!batches) {
      return new Group(List.of(one));
    }
    List<Long> leads = ids("select lead from batch_member where member = ?", one.id());
    CaseRow lead = leads.isEmpty() ? one : find(leads.get(0)).orElse(one);
    List<CaseRow> cases = new ArrayList<>();
    cases.add(lead);
    for (long member :
        ids("select member from batch_member where lead = ? order by member", lead.id())) {
      find(member).ifPresent(cases::add);
    }
    return new Group(cases);
  }

  /** Whether any rating waits for a case that was left with some phone's number. */
  boolean hasClaims() {
    return claims;
  }

  /** Who rates a case, as a keyed hash. */
  Optional<String> rater(long serviceCase) throws SQLException {
    PreparedStatement query = statements.of("select rater from case_rater where service_case = ?");
    query.setLong(1, serviceCase);
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Whether a case's rater was on the register at a time (article 17). */
  boolean isMalicious(long serviceCase, Instant at) throws SQLException {
    if (!register) {
      return false;
    }
    PreparedStatement query =
        statements.of(
            "select 1 from malicious_rater m join case_rater c on c.rater = m.rater"
                + " where c.service_case = ? and m.lifted_at is null"
                + " and m.since <= ? and m.expires_at > ?");
    query.setLong(1, serviceCase);
    query.setLong(2, at.toEpochMilli());
    query.setLong(3, at.toEpochMilli());
    try (ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }

  private List<Long> ids(String sql, long id) throws SQLException {
    PreparedStatement query = statements.of(sql);
    query.setLong(1, id);
    List<Long> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  private boolean any(String sql) throws SQLException {
    try (ResultSet row = statements.of(sql).executeQuery()) {
      return row.next();
    }
  }

  private static Optional<CaseRow> one(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          ? Optional.of(
              CaseRow.of(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getInt(4),
                  row.getString(5)))
          : Optional.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
