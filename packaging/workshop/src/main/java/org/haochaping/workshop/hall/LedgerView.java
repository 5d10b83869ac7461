package org.haochaping.workshop.hall;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;

/**
 * What lies in a gateway's SQLite ledger, read beside the running gateway; remembers how far it
 * read.
 */
public final class LedgerView implements AutoCloseable {
  /**
   * Where a rating stands on its way to the city.
   *
   * @param decision whether it counts
   * @param state {@code pending}, {@code sent} or {@code refused}; empty where nothing is to be
   *     sent
   * @param answer the city's own words
   */
  public record Delivery(
      String offer, String decision, String state, Optional<Instant> answeredAt, String answer) {
    /** Whether the rules keep it in the hall, since it hangs on no case. */
    public boolean isOfTheHallOnly() {
      return state.isEmpty() && !decision.equals("duplicate");
    }
  }

  /** Something that a person at the hall should look into, and how often it came. */
  public record Alarm(String kind, String terminal, String detail, int times) {}

  private final Connection connection;
  private final Map<String, Instant> stored = new HashMap<>();
  private long lastEntry;

  private LedgerView(Connection connection) {
    this.connection = connection;
  }

  /** Opens a ledger that a gateway made. */
  public static LedgerView open(Path file) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        statement.execute("pragma busy_timeout = 10000");
      }
      return new LedgerView(connection);
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger " + file + ": " + e.getMessage(), e);
    }
  }

  /** When the first rating of each offer was committed, by offer. */
  public Map<String, Instant> stored() {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id, body, received_at from entry where id > ? order by id")) {
      statement.setLong(1, lastEntry);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lastEntry = rows.getLong(1);
          Instant at = Instant.ofEpochMilli(rows.getLong(3));
          offerRated(rows.getBytes(2)).ifPresent(offer -> stored.putIfAbsent(offer, at));
        }
      }
      return Map.copyOf(stored);
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
    }
  }

  /** Each rated offer's place on the way to the city, by offer. */
  public Map<String, Delivery> deliveries() {
    Map<String, Delivery> deliveries = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select r.offer, r.decision, coalesce(d.state, ''), d.answered_at,"
                    + " coalesce(d.answer, '') from rating r left join delivery d on d.rating ="
                    + " r.id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long answered = rows.getLong(4);
        Optional<Instant> answeredAt =
            rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(answered));
        deliveries.put(
            rows.getString(1),
            new Delivery(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                answeredAt,
                rows.getString(5)));
      }
      return deliveries;
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
    }
  }

  /** The case numbers of each rated offer that hangs on a case, by offer: of a batch, all. */
  public Map<String, List<String>> projectNumbers() {
    Map<String, List<String>> numbers = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select r.offer, c.project_no from rating r join service_case c"
                    + " on c.id = r.service_case or c.batch_leader = r.service_case");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers.computeIfAbsent(rows.getString(1), any -> new ArrayList<>()).add(rows.getString(2));
      }
      return numbers;
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
    }
  }

  /** When the ratings that hang on a case were pressed, by case number. */
  public Map<String, Instant> pressed() {
    Map<String, Instant> pressed = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select c.project_no, r.pressed_at from rating r join service_case c"
                    + " on c.id = r.service_case");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        pressed.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
      }
      return pressed;
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
    }
  }

  /** What a receipt of this case names it by. */
  public String caseHandle(String projectNo) {
    try (PreparedStatement statement =
        connection.prepareStatement("select handle from service_case where project_no = ?")) {
      statement.setString(1, projectNo);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new HallException("the ledger has no case " + projectNo);
        }
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
    }
  }

  /** Up to which entry of a journal all are in; 0 for none. */
  public long upTo(String journal) {
    try (PreparedStatement statement =
        connection.prepareStatement("select up_to from journal where journal_id = ?")) {
      statement.setString(1, journal);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
    }
  }

  /** All alarms, in the order in which they came first. */
  public List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select kind, terminal, detail, times from alarm order by id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        alarms.add(
            new Alarm(rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
      }
      return alarms;
    } catch (SQLException e) {
      throw new HallException("cannot read the ledger: " + e.getMessage(), e);
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

  private static Optional<String> offerRated(byte[] body) {
    try {
      return BodyCodec.decode(body) instanceof JournalBody.Rated rated
          ? Optional.of(rated.offer().value())
          : Optional.empty();
    } catch (ProtocolException e) {
      // Raw is raw: the ledger keeps what it can't read, and so there is no rating to see here.
      return Optional.empty();
    }
  }
}
