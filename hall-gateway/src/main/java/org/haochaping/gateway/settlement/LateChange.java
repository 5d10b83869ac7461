package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A change of mind that came after its rating was settled. The last press counts as long as no
 * outlet has the rating and nobody follows it up; after that it stays in the raw journal only, and
 * whoever keeps the rating is to be told.
 */
final class LateChange {
  /**
   * Keeps the rating of an offer from being packed for the city until the transaction is over;
   * PostgreSQL lets others write meanwhile.
   */
  static final String HOLD_DELIVERIES =
      "update delivery set attempts = attempts where state = 'pending'"
          + " and rating in (select id from rating where offer = ?)";

  private static final String OPEN =
      " and not exists (select 1 from followup f where f.rating = rating.id)"
          + " and not exists (select 1 from delivery d where d.rating = rating.id"
          + " and (d.state = 'sent' or (d.state = 'pending' and d.attempts > 0)))";

  private LateChange() {}

  /** What became of a press. */
  enum Outcome {
    /** It is the one that is kept, or an earlier one. */
    NOT_LATER,
    /** It counts now. */
    TAKEN,
    /** The city has the other one already, or somebody follows it up. */
    TOO_LATE
  }

  /** Takes a press of an offer whose rating is there already. */
  static Outcome take(Connection connection, NewRating press, Instant now) throws SQLException {
    if (!isLater(connection, press)) {
      return Outcome.NOT_LATER;
    }
    return update(connection, press, now) ? Outcome.TAKEN : Outcome.TOO_LATE;
  }

  /**
   * In another journal, as a salvaged one, the numbers say nothing; in one that took over another's
   * entries an earlier press can have a higher number.
   */
  private static boolean isLater(Connection connection, NewRating press) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from rating where offer = ? and journal = ? and seq < ? and level <> ?"
                + " and source = 'terminal'"
                + " and (pressed_at < ? or (time_basis = 'uncertain' and ? <> 'uncertain'))")) {
      query.setString(1, press.offer());
      query.setLong(2, press.journal());
      query.setLong(3, press.seq());
      query.setInt(4, press.level());
      query.setLong(5, press.pressedAt().toEpochMilli());
      query.setString(6, press.basis().word());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private static boolean update(Connection connection, NewRating press, Instant now)
      throws SQLException {
    try (PreparedStatement hold = connection.prepareStatement(HOLD_DELIVERIES)) {
      hold.setString(1, press.offer());
      hold.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update rating set seq = ?, level = ?, reasons = ?, reason_list = ?, pressed_wall = ?,"
                + " pressed_at = ?, time_basis = ?, received_at = ? where offer = ?"
                + OPEN
                + " and not exists (select 1 from sealed_words w"
                + " where w.kind = 'rating' and w.of_row = rating.id)")) {
      update.setLong(1, press.seq());
      update.setInt(2, press.level());
      update.setString(3, press.reasons());
      update.setString(4, press.reasonList());
      update.setLong(5, press.pressedWall().toEpochMilli());
      update.setLong(6, press.pressedAt().toEpochMilli());
      update.setString(7, press.basis().word());
      update.setLong(8, press.receivedAt().toEpochMilli());
      update.setString(9, press.offer());
      if (update.executeUpdate() == 0) {
        return false;
      }
    }
    // The same decision once more: who opens follow-ups and who counts results reads decisions.
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into decision (rating, outcome, rule, rules_version, sentence, decided_at)"
                + " select d.rating, d.outcome, d.rule, d.rules_version, d.sentence, ?"
                + " from decision d join rating r on r.id = d.rating where r.offer = ?"
                + " order by d.id desc limit 1")) {
      insert.setLong(1, now.toEpochMilli());
      insert.setString(2, press.offer());
      insert.executeUpdate();
    }
    return true;
  }
}
