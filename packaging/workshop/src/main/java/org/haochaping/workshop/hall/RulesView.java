package org.haochaping.workshop.hall;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the regulation made of ratings, read from a gateway's SQLite ledger beside the gateway. */
public final class RulesView implements AutoCloseable {
  private final Connection connection;

  private RulesView(Connection connection) {
    this.connection = connection;
  }

  /**
   * A follow-up (article 17).
   *
   * @param verifyDue until when the person is called back
   * @param rectifyDate the last day to put it right, in the hall's time zone
   * @param provisional whether that day reaches a year whose holidays nobody knows yet
   */
  public record FollowUp(
      long id, String projectNo, Instant verifyDue, String rectifyDate, boolean provisional) {}

  /**
   * A case that nobody rated in time (article 10).
   *
   * @param delivery where its default stands: {@code pending}, {@code sent} or {@code refused};
   *     empty where nothing is to be sent
   */
  public record ByDefault(String projectNo, Instant due, String delivery) {}

  /** Opens a ledger that a gateway made. */
  public static RulesView open(Path file) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        statement.execute("pragma busy_timeout = 10000");
      }
      return new RulesView(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** All follow-ups, the oldest first. */
  public List<FollowUp> followUps() {
    return list(
        "select f.id, coalesce(c.project_no, ''), f.verify_due, f.rectify_date, f.provisional"
            + " from followup f join rating r on r.id = f.rating"
            + " left join service_case c on c.id = r.service_case order by f.id",
        row ->
            new FollowUp(
                row.getLong(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getInt(5) == 1));
  }

  /** All defaults that count, the oldest first. */
  public List<ByDefault> defaults() {
    return list(
        "select c.project_no, r.pressed_at, coalesce(d.state, '') from rating r"
            + " join service_case c on c.id = r.service_case left join delivery d"
            + " on d.rating = r.id where r.is_default = 1 and r.decision = 'adopted' order by r.id",
        row ->
            new ByDefault(
                row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3)));
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String query, Reader<T> reader) {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return List.copyOf(all);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new HallException("cannot close the ledger: " + e.getMessage(), e);
    }
  }

  private static HallException unreadable(SQLException e) {
    return new HallException("cannot read the ledger: " + e.getMessage(), e);
  }
}
