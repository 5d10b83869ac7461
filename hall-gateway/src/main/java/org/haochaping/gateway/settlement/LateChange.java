package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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
  static Outcome take(Connection connection, NewRating press, ZoneId zone, Instant now)
      throws SQLException {
    if (!isLater(connection, press)) {
      return Outcome.NOT_LATER;
    }
    String counted = day(connection, press.offer(), zone);
    if (!update(connection, press, now)) {
      return Outcome.TOO_LATE;
    }
    countAnew(connection, counted);
    return Outcome.TAKEN;
  }

  /** The day that its rating was counted on, which may be another one from now on. */
  private static String day(Connection connection, String offer, ZoneId zone) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select case when time_basis = 'uncertain' then received_at else pressed_at end"
                + " from rating where offer = ?")) {
      query.setString(1, offer);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(1)), zone).toString();
      }
    }
  }

  private static void countAnew(Connection connection, String day) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into result_moved (day) values (?)"
                // So that on PostgreSQL whoever takes the mark away waits for this transaction.
                + " on conflict (day) do update set day = excluded.day")) {
      insert.setString(1, day);
      insert.executeUpdate();
    }
  }

  /**
   * In another journal, as one that was begun in the middle of the offer, the numbers say nothing
   * and the times must be of one kind; in one that took over another's entries an earlier press can
   * have a higher number.
   */
  private static boolean isLater(Connection connection, NewRating press) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from rating where offer = ? and level <> ? and source = 'terminal'"
                + " and ((journal = ? and seq < ?"
                + "   and (pressed_at < ? or (time_basis = 'uncertain' and ? <> 'uncertain')))"
                + "  or (journal <> ? and pressed_at < ?"
                + "   and (time_basis = 'uncertain') = (? = 'uncertain')))")) {
      query.setString(1, press.offer());
      query.setInt(2, press.level());
      query.setLong(3, press.journal());
      query.setLong(4, press.seq());
      query.setLong(5, press.pressedAt().toEpochMilli());
      query.setString(6, press.basis().word());
      query.setLong(7, press.journal());
      query.setLong(8, press.pressedAt().toEpochMilli());
      query.setString(9, press.basis().word());
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
            "update rating set journal = ?, seq = ?, level = ?, reasons = ?, reason_list = ?, pressed_wall = ?,"
                + " pressed_at = ?, time_basis = ?, received_at = ? where offer = ?"
                + OPEN
                + " and not exists (select 1 from sealed_words w"
                + " where w.kind = 'rating' and w.of_row = rating.id)")) {
      update.setLong(1, press.journal());
      update.setLong(2, press.seq());
      update.setInt(3, press.level());
      update.setString(4, press.reasons());
      update.setString(5, press.reasonList());
      update.setLong(6, press.pressedWall().toEpochMilli());
      update.setLong(7, press.pressedAt().toEpochMilli());
      update.setString(8, press.basis().word());
      update.setLong(9, press.receivedAt().toEpochMilli());
      update.setString(10, press.offer());
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
