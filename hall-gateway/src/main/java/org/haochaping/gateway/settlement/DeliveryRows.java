package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the city is told of a service, within one transaction. Nothing that was handed on is ever
 * rewritten: where another rating counts now, the former one goes once more, as no longer adopted
 * (effectivEvalua 0), and then the one that counts, each under the next assessNumber. Behind one
 * that an outlet has to leave alone for a while the following ones wait as well.
 */
final class DeliveryRows implements AutoCloseable {
  private final Statements statements;
  private final List<String> outlets;

  DeliveryRows(Connection connection, List<String> outlets) {
    this.statements = new Statements(connection);
    this.outlets = outlets;
  }

  private record Last(long id, long rating, boolean withdrawal, boolean refused) {}

  /**
   * Makes the deliveries that are missing for a case.
   *
   * @param wanted the rating that counts and has to be at the city; empty for none
   */
  void bring(CaseRow file, OptionalLong wanted) throws SQLException {
    for (String outlet : outlets) {
      boolean done = false;
      while (!done) {
        done = step(outlet, file, wanted, last(outlet, file));
      }
    }
  }

  /** A rating that hangs on no case, where the hall sends such ones. */
  void unbound(long rating) throws SQLException {
    for (String outlet : outlets) {
      insert(outlet, rating, OptionalLong.empty(), 1, "rating");
    }
  }

  private boolean step(String outlet, CaseRow file, OptionalLong wanted, Optional<Last> last)
      throws SQLException {
    boolean isWanted = last.isPresent() && wanted.equals(OptionalLong.of(last.get().rating()));
    if (last.isPresent() && !last.get().withdrawal()) {
      if (isWanted) {
        return true;
      }
      if (last.get().refused()) {
        delete(last.get().id()); // the city never had it, and is not to get it any more
      } else {
        insert(outlet, last.get().rating(), file, "withdrawal");
      }
      return false;
    }
    if (isWanted && last.orElseThrow().refused()) {
      delete(last.orElseThrow().id()); // the city still has it as adopted, and it is again
      return false;
    }
    if (wanted.isPresent()) {
      insert(outlet, wanted.getAsLong(), file, "rating");
    }
    return true;
  }

  private Optional<Last> last(String outlet, CaseRow file) throws SQLException {
    PreparedStatement query =
        statements.of(
            "select id, rating, kind, state from delivery where service_case = ? and outlet = ?"
                + " order by id desc limit 1");
    query.setLong(1, file.id());
    query.setString(2, outlet);
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Last(
                  row.getLong(1),
                  row.getLong(2),
                  row.getString(3).equals("withdrawal"),
                  row.getString(4).equals("refused")))
          : Optional.empty();
    }
  }

  private void insert(String outlet, long rating, CaseRow file, String kind) throws SQLException {
    insert(outlet, rating, OptionalLong.of(file.id()), number(outlet, file), kind);
  }

  /**
   * The next number of a rating of this case at the city. The first one bears the service's own
   * number; a further one a number that no service and no rating of the case has.
   */
  private int number(String outlet, CaseRow file) throws SQLException {
    PreparedStatement query =
        statements.of(
            "select coalesce(max(d.assess_number), 0), coalesce(max(r.city_number), 0),"
                + " max(c.service_number), coalesce(max(case when d.assess_number = ? or"
                + " r.city_number = ? then 1 else 0 end), 0) from service_case c"
                + " left join delivery d on d.service_case = c.id and d.outlet = ?"
                + " left join rating r on r.service_case = c.id and r.source = 'region'"
                + " where c.project_no = ?");
    query.setInt(1, file.serviceNumber());
    query.setInt(2, file.serviceNumber());
    query.setString(3, outlet);
    query.setString(4, file.projectNo());
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(4) == 0
          ? file.serviceNumber()
          : Math.max(Math.max(row.getInt(1), row.getInt(2)), row.getInt(3)) + 1;
    }
  }

  private void insert(String outlet, long rating, OptionalLong serviceCase, int number, String kind)
      throws SQLException {
    PreparedStatement insert =
        statements.of(
            "insert into delivery (rating, outlet, service_case, assess_number, kind, state,"
                + " not_before) values (?, ?, ?, ?, ?, 'pending', coalesce((select"
                + " max(e.not_before) from delivery e where e.service_case = ? and e.outlet = ?),"
                + " 0))");
    insert.setLong(1, rating);
    insert.setString(2, outlet);
    for (int place : new int[] {3, 6}) {
      if (serviceCase.isPresent()) {
        insert.setLong(place, serviceCase.getAsLong());
      } else {
        insert.setNull(place, Types.BIGINT);
      }
    }
    insert.setInt(4, number);
    insert.setString(5, kind);
    insert.setString(7, outlet);
    insert.executeUpdate();
  }

  private void delete(long id) throws SQLException {
    PreparedStatement delete = statements.of("delete from delivery where id = ?");
    delete.setLong(1, id);
    delete.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
