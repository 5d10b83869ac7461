package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhoneRatingsTest {
  private static final String ACCEPTED = "2026-11-02T02:00:00Z";
  private static final byte[] NUMBER = {1, 2, 3};
  private static final String HELD = "select kind || ' ' || not_before from delivery order by id";

  @TempDir Path folder;

  private static PhoneRatings ratings(RulesHall hall) {
    return ratings(hall, Duration.ofDays(30));
  }

  private static PhoneRatings ratings(RulesHall hall, Duration numberKept) {
    return new PhoneRatings(
        hall.ledger(),
        hall.settings(),
        hall.words(),
        hall.clock(),
        new PhoneRatings.Times(Duration.ofMinutes(5), numberKept),
        () -> {});
  }

  private static SubmittedRating rating(RulesHall hall, String handle) {
    return new SubmittedRating(
        handle, SatisfactionLevel.DISSATISFIED, "3", hall.now(), 3, "", List.of(), "", "window", 0);
  }

  private static SubmittedReasons reasons(RulesHall hall, String code) {
    return new SubmittedReasons("2020-05", List.of(code), "等太久", hall.now());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void rating_waitsForItsReasons_andGoesOnWithThem(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      assertThat(ratings(hall).rate("f-1", rating(hall, file)).outcome()).isEqualTo("adopted");
      long until = hall.now().plus(Duration.ofMinutes(5)).toEpochMilli();
      assertThat(hall.strings(HELD)).containsExactly("rating " + until);
      hall.press("terminal", file, 5, "2026-11-02T02:30:00Z");
      assertThat(hall.strings(HELD))
          .as("what comes behind it keeps its place")
          .containsExactly("rating " + until, "withdrawal " + until, "rating " + until);
      ratings(hall).addReasons("f-1", reasons(hall, "213"));
      ratings(hall).addReasons("f-1", reasons(hall, "207"));
      assertThat(hall.strings("select reasons || reason_list || free_text from rating order by id"))
          .containsExactly("2132020-05", "");
      assertThat(hall.texts()).containsExactly("等太久");
      assertThat(hall.strings("select source from submission order by id"))
          .containsExactly("phone", "phone-reasons");
      assertThat(hall.strings(HELD).get(0)).isEqualTo("rating 0");
      assertThatThrownBy(() -> ratings(hall).addReasons("f-2", reasons(hall, "213")))
          .isInstanceOf(ProtocolException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reasons_afterTheCityHasTheRating_areKeptAndChangeNothing(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      ratings(hall).rate("f-1", rating(hall, hall.accepted("P1", ACCEPTED)));
      hall.sent();
      ratings(hall).addReasons("f-1", reasons(hall, "213"));
      assertThat(hall.strings("select reasons from rating")).containsExactly("");
      assertThat(hall.strings("select source from submission order by id"))
          .containsExactly("phone", "phone-reasons");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REAL_NAME_byNumberWithoutACase_waitsForOneOfThatWindowThatWasAcceptedBefore(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      assertThat(ratings(hall).rateByNumber("f-1", rating(hall, ""), NUMBER).outcome())
          .isEqualTo("unbound");
      left(hall, hall.accepted("P1", ACCEPTED), 4);
      left(hall, hall.accepted("P2", "2026-11-02T05:00:00Z"), 3);
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("poster.f-1", "unbound");
      left(hall, hall.accepted("P3", ACCEPTED), 3);
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("poster.f-1", "adopted");
      assertThat(hall.deliveries()).containsExactly("P3/1 rating poster.f-1 pending");
      assertThat(hall.strings("select offer from phone_claim")).isEmpty();
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(1, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_numbersHash_isKeptAsLongAsTheHallSays(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      ratings(hall).rateByNumber("f-1", rating(hall, ""), NUMBER);
      hall.at("2026-12-03T04:00:00Z");
      ratings(hall, Duration.ofDays(60)).rateByNumber("f-2", rating(hall, ""), NUMBER);
      assertThat(hall.strings("select offer from phone_claim order by offer"))
          .containsExactly("poster.f-1", "poster.f-2");
      ratings(hall).rateByNumber("f-3", rating(hall, ""), NUMBER);
      assertThat(hall.strings("select offer from phone_claim order by offer"))
          .containsExactly("poster.f-2", "poster.f-3");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void standing_saysBeforehandWhatTheRulesWouldSay(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      String refused = hall.register("P2", "1", ACCEPTED, "申报");
      Standings standings = new Standings(hall.ledger(), hall.settings(), hall.clock());
      assertThat(standings.of(file)).isEqualTo(Standing.OPEN);
      assertThat(standings.of(refused)).isEqualTo(Standing.NOT_ACCEPTED);
      assertThat(standings.of("nobody")).isEqualTo(Standing.UNKNOWN);
      hall.at("2026-11-12T04:00:00Z");
      assertThat(standings.of(file)).isEqualTo(Standing.OVER);
      hall.makeDefaults();
      assertThat(standings.of(file)).as("a default is no rating").isEqualTo(Standing.OVER);
      hall.press("terminal", file, 5, "2026-11-02T02:30:00Z");
      assertThat(standings.of(file)).isEqualTo(Standing.RATED);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FREE_WILL_ratedByNumberBefore_theReceiptsRatingCountsAndTheCityIsTold(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      Standings standings = new Standings(hall.ledger(), hall.settings(), hall.clock());
      assertThat(ratings(hall).rateByNumber("f-1", rating(hall, file), NUMBER).outcome())
          .isEqualTo("adopted");
      assertThat(standings.of(file)).isEqualTo(Standing.RATED_BY_NUMBER);
      hall.at("2026-11-02T06:00:00Z");
      assertThat(ratings(hall).rate("f-2", rating(hall, file)).outcome()).isEqualTo("adopted");
      assertThat(standings.of(file)).isEqualTo(Standing.RATED);
      assertThat(hall.outcomes())
          .containsEntry("poster.f-1", "duplicate")
          .containsEntry("phone.f-2", "adopted");
      assertThat(hall.deliveries())
          .containsExactly(
              "P1/1 rating poster.f-1 pending",
              "P1/2 withdrawal poster.f-1 pending",
              "P1/3 rating phone.f-2 pending");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(2, 0));
    }
  }

  /** A case was left with the number and got its receipt at a window. */
  private static void left(RulesHall hall, String handle, int window) {
    hall.ledger()
        .write(
            db -> {
              db.execute("update service_case set phone_mac = ? where handle = ?", NUMBER, handle);
              return db.execute(
                  "insert into receipt (service_case, window_no, batch, issued_at, expires_at,"
                      + " nonce) select id, ?, 1, 0, 0, 0 from service_case where handle = ?",
                  window,
                  handle);
            });
  }
}
