package org.haochaping.city;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedResult;
import org.haochaping.protocol.city.FeedResult.Outcome;
import org.haochaping.protocol.city.RecordHash;
import org.haochaping.protocol.city.RecordKind;

/** Takes batches, one after the other, each in one transaction together with its answer. */
final class Intake implements AutoCloseable {
  private static final int PRUNE_EVERY = 1000;

  private final Connection connection;
  private final Clock clock;
  private final Duration keepAnswers;
  private int sincePruned;

  private Intake(Connection connection, Clock clock, Duration keepAnswers) {
    this.connection = connection;
    this.clock = clock;
    this.keepAnswers = keepAnswers;
  }

  static Intake open(CityDatabase database, Clock clock, Duration keepAnswers) throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    return new Intake(connection, clock, keepAnswers);
  }

  /**
   * Takes a batch and gives its answer; a batch that was answered before gets the same answer.
   *
   * @param fault what is wrong with a record by itself
   * @throws Problem with 422 if the key came before with another body
   */
  synchronized byte[] take(
      String key, Hash body, List<Incoming> records, Function<Incoming, Optional<String>> fault)
      throws SQLException {
    try {
      Optional<byte[]> before = answerOf(key, body);
      if (before.isPresent()) {
        tally("replayed", 1);
        connection.commit();
        return before.get();
      }
      List<FeedResult> results = insert(records, fault);
      byte[] answer = FeedCodec.encodeAnswer(results);
      keep(key, body, answer);
      tally("batches", 1);
      for (Outcome outcome : Outcome.values()) {
        tally(
            outcome.wireName(),
            (int) results.stream().filter(result -> result.outcome() == outcome).count());
      }
      connection.commit();
      return answer;
    } finally {
      connection.rollback(); // nothing where it was committed
    }
  }

  private List<FeedResult> insert(
      List<Incoming> records, Function<Incoming, Optional<String>> fault) throws SQLException {
    List<FeedResult> results = new ArrayList<>(records.size());
    try (PreparedStatement service = insertInto(RecordKind.SERVICE);
        PreparedStatement rating = insertInto(RecordKind.RATING);
        PreparedStatement find =
            connection.prepareStatement(
                "select 1 from service where project_no = ? and number = ?")) {
      for (Incoming record : records) {
        boolean isService = record.key().kind() == RecordKind.SERVICE;
        Optional<String> words = fault.apply(record);
        if (words.isEmpty() && !isService && !found(find, record)) {
          words = Optional.of("无对应的办件服务记录 / its service record is not there");
        }
        results.add(
            words.isPresent()
                ? new FeedResult(record.key(), Outcome.REFUSED, words.get())
                : insert(isService ? service : rating, record));
      }
    }
    return results;
  }

  private FeedResult insert(PreparedStatement statement, Incoming record) throws SQLException {
    statement.setString(1, record.key().projectNo());
    statement.setInt(2, record.key().number());
    statement.setInt(3, record.serviceNumber());
    statement.setBytes(4, RecordHash.of(record.json()).bytes());
    statement.setLong(5, clock.millis());
    statement.setString(6, record.json().toString());
    return statement.executeUpdate() == 1
        ? new FeedResult(record.key(), Outcome.TAKEN, "")
        : new FeedResult(
            record.key(), Outcome.DUPLICATE, "已有同键记录 / a record with this key is there");
  }

  private PreparedStatement insertInto(RecordKind kind) throws SQLException {
    return connection.prepareStatement(
        "insert or ignore into "
            + kind.wireName()
            + " (project_no, number, service_number, hash, received_at, body)"
            + " values (?, ?, ?, ?, ?, ?)");
  }

  private static boolean found(PreparedStatement find, Incoming rating) throws SQLException {
    find.setString(1, rating.key().projectNo());
    find.setInt(2, rating.serviceNumber());
    try (ResultSet row = find.executeQuery()) {
      return row.next();
    }
  }

  private Optional<byte[]> answerOf(String key, Hash body) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select body_hash, answer from answer where key = ?")) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (!Hash.ofBytes(row.getBytes(1)).equals(body)) {
          throw Problem.unprocessable("Idempotency-Key: came before with another body");
        }
        return Optional.of(Body.unpack(row.getBytes(2)));
      }
    }
  }

  private void keep(String key, Hash body, byte[] answer) throws SQLException {
    if (sincePruned++ % PRUNE_EVERY == 0) {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from answer where answered_at < ?")) {
        statement.setLong(1, clock.millis() - keepAnswers.toMillis());
        statement.executeUpdate();
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement("insert into answer values (?, ?, ?, ?)")) {
      statement.setString(1, key);
      statement.setBytes(2, body.bytes());
      statement.setBytes(3, Body.pack(answer));
      statement.setLong(4, clock.millis());
      statement.executeUpdate();
    }
  }

  private void tally(String name, int more) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into tally values (?, ?) on conflict (name) do update set n = n + excluded.n")) {
      statement.setString(1, name);
      statement.setInt(2, more);
      statement.executeUpdate();
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
