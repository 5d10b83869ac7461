package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.workshop.hall.HallException;

/** How the outbox of a gateway's ledger stands. */
final class Deliveries implements AutoCloseable {
  /** So many ratings were answered for at one moment, in milliseconds since 1970. */
  record Answered(long at, int ratings) {}

  private final Connection connection;

  private Deliveries(Connection connection) {
    this.connection = connection;
  }

  static Deliveries in(Path ledger) {
    try {
      return new Deliveries(DriverManager.getConnection("jdbc:sqlite:" + ledger));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** How many are in a state. */
  int count(String state) {
    try (PreparedStatement query =
        connection.prepareStatement("select count(*) from delivery where state = ?")) {
      query.setString(1, state);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** When what was sent was answered for, in order. */
  List<Answered> answered() {
    try (PreparedStatement query =
            connection.prepareStatement(
                "select answered_at, count(*) from delivery where state = 'sent'"
                    + " group by answered_at order by answered_at");
        ResultSet rows = query.executeQuery()) {
      List<Answered> answered = new ArrayList<>();
      while (rows.next()) {
        answered.add(new Answered(rows.getLong(1), rows.getInt(2)));
      }
      return answered;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Ratings per second among the last so many, from the first answer to the last; what the first
   * answer was for had begun before and does not count.
   */
  static double rate(List<Answered> answered, int ofTheLast) {
    int begin = answered.size();
    int ratings = 0;
    while (begin > 0 && ratings + answered.get(begin - 1).ratings() <= ofTheLast) {
      begin--;
      ratings += answered.get(begin).ratings();
    }
    if (answered.size() - begin < 2) {
      throw new HallException("a rate needs two answers or more");
    }
    Answered first = answered.get(begin);
    Answered last = answered.get(answered.size() - 1);
    return (ratings - first.ratings()) / ((last.at() - first.at()) / 1e3);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static HallException unreadable(SQLException e) {
    return new HallException("the ledger can't be read: " + e.getMessage(), e);
  }
}
