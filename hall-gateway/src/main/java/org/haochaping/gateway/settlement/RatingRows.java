package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.rules.Decision;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.gateway.rules.RatingFacts;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.rules.TimeBasis;

/** The rows of {@code rating} and {@code decision} within one transaction. */
final class RatingRows implements AutoCloseable {
  /** What {@link #known} reads. */
  static final String FACTS =
      "r.id, r.offer, r.service_case, r.pressed_at, r.time_basis, r.received_at, r.is_default,"
          + " r.decision, r.source,"
          + " case when r.withdrawn = 1 then 'withdrawn' else coalesce(f.finding, 'none') end";

  private static final String FROM = " from rating r left join followup f on f.rating = r.id ";

  private static final String CLAIMED =
      "select p.offer from service_case c"
          + " join receipt e on e.service_case = coalesce(c.batch_leader, c.id)"
          + " join phone_claim p on p.phone_mac = c.phone_mac and p.window_no = e.window_no"
          + " where c.id = ? and p.at >= ?";

  private final Statements statements;

  RatingRows(Connection connection) {
    statements = new Statements(connection);
  }

  /** A rating that is there, with what was decided last. */
  record Known(long id, RatingFacts facts, String outcome, String source) {
    Known malicious() {
      return new Known(
          id,
          new RatingFacts(
              facts.offer(),
              facts.serviceCase(),
              facts.pressedAt(),
              facts.basis(),
              facts.receivedAt(),
              facts.isDefault(),
              facts.finding(),
              facts.numberOnly(),
              true),
          outcome,
          source);
    }
  }

  /** Reads a row of {@link #FACTS}. */
  static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getLong(1),
        new RatingFacts(
            row.getString(2),
            row.getLong(3),
            Instant.ofEpochMilli(row.getLong(4)),
            TimeBasis.of(row.getString(5)),
            Instant.ofEpochMilli(row.getLong(6)),
            row.getInt(7) == 1,
            Finding.of(row.getString(10)),
            row.getString(9).equals(Source.POSTER.word()),
            false),
        row.getString(8),
        row.getString(9));
  }

  boolean isThere(String offer) throws SQLException {
    PreparedStatement query = statements.of("select 1 from rating where offer = ?");
    query.setString(1, offer);
    try (ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }

  /** The ratings of a service: all that are not of the hall. */
  List<Known> ofCase(CaseRow file) throws SQLException {
    return list(
        "select "
            + FACTS
            + FROM
            + "where r.service_case = ? and (r.about = 'window'"
            + (file.consultation() ? " or r.about = 'consultation')" : ")"),
        file.id());
  }

  /**
   * The hall's ratings by whoever applied for a case.
   *
   * @param rater a keyed hash of that person; without it, those that hang on the case
   */
  List<Known> ofTheHall(CaseRow file, Optional<String> rater) throws SQLException {
    return rater.isPresent()
        ? list(
            "select "
                + FACTS
                + FROM
                + "join case_rater c on c.service_case = r.service_case"
                + " where c.rater = ? and r.about = 'hall'",
            rater.get())
        : list(
            "select " + FACTS + FROM + "where r.service_case = ? and r.about = 'hall'", file.id());
  }

  private List<Known> list(String sql, Object key) throws SQLException {
    PreparedStatement query = statements.of(sql);
    query.setObject(1, key);
    List<Known> known = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        known.add(known(rows));
      }
    }
    return known;
  }

  /** Writes a new rating with its first decision and gives its row. */
  long insert(NewRating rating, Optional<CaseRow> file, Decision decision, Instant now)
      throws SQLException {
    PreparedStatement insert =
        statements.of(
            "insert into rating (offer, journal, seq, terminal, window_no, level, reasons,"
                + " reason_list, free_text, pressed_wall, pressed_at, time_basis, received_at,"
                + " service_case, batch, decision, channel, is_default, about, source,"
                + " city_number, case_handle, withdrawn)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " returning id");
    insert.setString(1, rating.offer());
    insert.setLong(2, rating.journal());
    insert.setLong(3, rating.seq());
    insert.setString(4, rating.terminal());
    insert.setInt(5, rating.window());
    insert.setInt(6, rating.level());
    insert.setString(7, rating.reasons());
    insert.setString(8, rating.reasonList());
    insert.setString(9, ""); // sealed, see RatingWords
    insert.setLong(10, rating.pressedWall().toEpochMilli());
    insert.setLong(11, rating.pressedAt().toEpochMilli());
    insert.setString(12, rating.basis().word());
    insert.setLong(13, rating.receivedAt().toEpochMilli());
    if (file.isPresent()) {
      insert.setLong(14, file.get().id());
    } else {
      insert.setNull(14, Types.BIGINT);
    }
    insert.setInt(15, rating.batch());
    insert.setString(16, decision.outcome().word());
    insert.setString(17, rating.channel());
    insert.setInt(18, rating.isDefault() ? 1 : 0);
    insert.setString(19, rating.about());
    insert.setString(20, rating.source().word());
    insert.setInt(21, rating.cityNumber());
    insert.setString(22, file.isPresent() ? "" : rating.caseHandle().orElse(""));
    insert.setInt(23, rating.withdrawn() ? 1 : 0);
    OptionalLong id = OptionalLong.empty();
    try (ResultSet row = insert.executeQuery()) {
      while (row.next()) {
        id = OptionalLong.of(row.getLong(1));
      }
    }
    note(id.orElseThrow(), decision, now);
    return id.getAsLong();
  }

  /** Writes another decision beside the ones that are there; the newest counts. */
  void decide(long rating, Decision decision, Instant now) throws SQLException {
    PreparedStatement update = statements.of("update rating set decision = ? where id = ?");
    update.setString(1, decision.outcome().word());
    update.setLong(2, rating);
    update.executeUpdate();
    note(rating, decision, now);
  }

  /** Hangs ratings on the case that their receipt, or the city, named and that nobody knew then. */
  boolean bind(CaseRow file) throws SQLException {
    PreparedStatement update =
        statements.of(
            "update rating set service_case = ?, case_handle = ''"
                + " where service_case is null and case_handle in (?, ?)");
    update.setLong(1, file.id());
    update.setString(2, file.handle());
    update.setString(3, CaseRows.cityName(file.projectNo(), file.serviceNumber()));
    return update.executeUpdate() > 0;
  }

  /** Marks the region's rating that a later record of the city repeats as not adopted. */
  boolean withdraw(NewRating said, Optional<Long> serviceCase, String name) throws SQLException {
    PreparedStatement update =
        statements.of(
            "update rating set withdrawn = 1 where id = (select max(id) from rating where "
                + (serviceCase.isPresent()
                    ? "service_case = ?"
                    : "service_case is null and case_handle = ?")
                + " and source = 'region' and withdrawn = 0 and city_number < ?"
                + " and level = ? and pressed_at = ? and channel = ?)");
    update.setObject(1, serviceCase.isPresent() ? serviceCase.get() : name);
    update.setInt(2, said.cityNumber());
    update.setInt(3, said.level());
    update.setLong(4, said.pressedAt().toEpochMilli());
    update.setString(5, said.channel());
    return update.executeUpdate() > 0;
  }

  /**
   * Hangs ratings that were given with a phone's number on the case that was registered for it
   * later at the same window. Of those before it was accepted none can be meant.
   */
  boolean bindByNumber(CaseRow file, Instant acceptedAt) throws SQLException {
    PreparedStatement update =
        statements.of(
            "update rating set service_case = ? where service_case is null and offer in ("
                + CLAIMED
                + ")");
    update.setLong(1, file.id());
    update.setLong(2, file.id());
    update.setLong(3, acceptedAt.toEpochMilli());
    if (update.executeUpdate() == 0) {
      return false;
    }
    PreparedStatement delete =
        statements.of("delete from phone_claim where offer in (" + CLAIMED + ")");
    delete.setLong(1, file.id());
    delete.setLong(2, acceptedAt.toEpochMilli());
    delete.executeUpdate();
    return true;
  }

  private void note(long rating, Decision decision, Instant now) throws SQLException {
    PreparedStatement insert =
        statements.of(
            "insert into decision (rating, outcome, rule, rules_version, sentence, decided_at)"
                + " values (?, ?, ?, ?, ?, ?)");
    insert.setLong(1, rating);
    insert.setString(2, decision.outcome().word());
    insert.setString(3, decision.rule().name());
    insert.setString(4, RuleBook.VERSION);
    insert.setString(5, decision.sentence());
    insert.setLong(6, now.toEpochMilli());
    insert.executeUpdate();
  }

  /** Marks a rating; the same mark again changes nothing. */
  void mark(long rating, String word, Instant now) throws SQLException {
    PreparedStatement insert =
        statements.of(
            "insert into rating_mark (rating, mark, marked_at) values (?, ?, ?)"
                + " on conflict do nothing");
    insert.setLong(1, rating);
    insert.setString(2, word);
    insert.setLong(3, now.toEpochMilli());
    insert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
