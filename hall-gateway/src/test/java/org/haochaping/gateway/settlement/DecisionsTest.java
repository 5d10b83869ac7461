package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules make of ratings as they come in, and what the city is told. */
class DecisionsTest {
  private static final String ACCEPTED = "2026-11-02T02:00:00Z";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ONCE_PER_SERVICE_earlierPressComesAfterTheLaterWasSent_theCityIsTold(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.press("later", file, 5, "2026-11-02T03:00:00Z");
      hall.sent();
      hall.press("earlier", file, 2, "2026-11-02T02:30:00Z");
      hall.press("latest", file, 3, "2026-11-02T03:30:00Z");
      assertThat(hall.outcomes().toString())
          .isEqualTo("{earlier=adopted, later=duplicate, latest=duplicate}");
      assertThat(hall.deliveries())
          .containsExactly(
              "P1/1 rating later sent",
              "P1/2 withdrawal later pending",
              "P1/3 rating earlier pending");
      assertThat(
              hall.strings(
                  "select r.offer || ' ' || d.outcome || ' ' || d.rule from decision d"
                      + " join rating r on r.id = d.rating order by d.id"))
          .containsExactly(
              "later adopted ONCE_PER_SERVICE",
              "later duplicate ONCE_PER_SERVICE",
              "earlier adopted ONCE_PER_SERVICE",
              "latest duplicate ONCE_PER_SERVICE");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(3, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ONCE_PER_SERVICE_refusedByTheCityAndReplaced_isNotSentAnyMore(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.press("later", file, 1, "2026-11-02T03:00:00Z");
      hall.ledger().write(handle -> handle.execute("update delivery set state = 'refused'"));
      hall.press("earlier", file, 5, "2026-11-02T02:30:00Z");
      assertThat(hall.deliveries()).containsExactly("P1/1 rating earlier pending");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DEFAULT_AFTER_7_DAYS_notRated_isMadeOnceEveryTerminalHasReported(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.accepted("P1", ACCEPTED);
      hall.terminal("t1", "2026-10-01T00:00:00Z");
      hall.terminal("t2", "2026-10-01T00:00:00Z");
      hall.at("2026-11-09T15:59:59Z");
      hall.reported("t1", "2026-11-09T15:59:59Z");
      hall.makeDefaults();
      assertThat(hall.outcomes()).as("before its time is over").isEmpty();
      hall.at("2026-11-10T02:00:00Z");
      hall.reported("t1", "2026-11-10T01:00:00Z");
      hall.reported("t2", "2026-11-09T15:00:00Z");
      hall.makeDefaults();
      assertThat(hall.outcomes()).as("t2 may hold a rating").isEmpty();
      hall.reported("t2", "2026-11-09T16:00:00Z");
      hall.makeDefaults();
      hall.makeDefaults();
      assertThat(
              hall.strings(
                  "select offer || ' ' || level || ' ' || is_default || decision from rating"))
          .containsExactly("default.1 3 1adopted");
      assertThat(hall.deliveries()).containsExactly("P1/1 rating default.1 pending");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DEFAULT_AFTER_7_DAYS_terminalSilent_isMadeWhenTheGraceIsOver(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.accepted("P1", ACCEPTED);
      hall.terminal("t1", "2026-10-01T00:00:00Z");
      hall.at("2026-11-12T15:59:59Z");
      hall.makeDefaults();
      assertThat(hall.outcomes()).isEmpty();
      hall.at("2026-11-12T16:00:00Z");
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("default.1", "adopted");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DEFAULT_AFTER_7_DAYS_realRatingComesLate_beatsItAndTheCityIsTold(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.at("2026-11-10T02:00:00Z");
      hall.makeDefaults();
      hall.sent();
      hall.at("2026-11-15T02:00:00Z");
      hall.press("late", file, 1, "2026-11-11T02:00:00Z");
      assertThat(hall.outcomes()).containsEntry("late", "too-late");
      hall.press("buffered", file, 2, "2026-11-09T15:00:00Z");
      assertThat(hall.outcomes())
          .containsEntry("buffered", "adopted")
          .containsEntry("default.1", "default-replaced");
      assertThat(hall.deliveries())
          .containsExactly(
              "P1/1 rating default.1 sent",
              "P1/2 withdrawal default.1 pending",
              "P1/3 rating buffered pending");
      hall.makeDefaults();
      assertThat(hall.outcomes()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ENTRY_ONLY_IF_ACCEPTED_acceptedLater_countsFromThenOn(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.register("P1", "1", ACCEPTED, "申报");
      hall.press("a", file, 4, "2026-11-02T03:00:00Z");
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("a", "not-accepted");
      assertThat(hall.deliveries()).isEmpty();
      hall.accept("P1");
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("a", "adopted");
      assertThat(hall.deliveries()).containsExactly("P1/1 rating a pending");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_oneRating_isDeliveredForEachCaseUnderItsOwnNumber(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String first = hall.accepted("P1", ACCEPTED);
      String second = hall.accepted("P2", ACCEPTED);
      String third = hall.accepted("P3", ACCEPTED);
      hall.batch(List.of(first, second, third));
      hall.press("own", second, 5, "2026-11-02T03:30:00Z");
      hall.press("all", first, 4, "2026-11-02T03:00:00Z");
      assertThat(hall.outcomes().toString()).isEqualTo("{all=adopted, own=batch-member}");
      assertThat(hall.deliveries().stream().filter(one -> one.contains("rating all")))
          .containsExactlyInAnyOrder(
              "P1/3 rating all pending", "P2/3 rating all pending", "P3/3 rating all pending");
      hall.at("2026-11-12T02:00:00Z");
      hall.makeDefaults();
      assertThat(hall.outcomes()).as("no default for any of them").hasSize(2);
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(2, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void MALICIOUS_RATERS_addedThenLifted_ratingIsWithdrawnAndAdoptedAgain(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      Raters raters = new Raters(hall.court(), hall.words());
      hall.rater(file, "hash-of-somebody");
      hall.press("a", file, 1, "2026-11-02T03:00:00Z");
      hall.sent();
      Instant since = Instant.parse("2026-11-01T00:00:00Z");
      long entry =
          raters.add("hash-of-somebody", "三次核实为恶意", "李科长", since, since.plus(Duration.ofDays(90)));
      assertThat(hall.outcomes()).containsEntry("a", "malicious");
      hall.sent();
      raters.lift(entry, "李科长");
      assertThat(hall.outcomes()).containsEntry("a", "adopted");
      assertThat(hall.deliveries())
          .containsExactly("P1/1 rating a sent", "P1/2 withdrawal a sent", "P1/3 rating a pending");
      assertThatThrownBy(() -> raters.lift(entry, "李科长")).isInstanceOf(ProtocolException.class);
      assertThat(raters.list())
          .singleElement()
          .satisfies(one -> assertThat(one.liftedAt()).isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void MALICIOUS_RATERS_pressedOutsideTheEntrysTime_counts(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      Raters raters = new Raters(hall.court(), hall.words());
      hall.rater(file, "h");
      Instant since = Instant.parse("2026-10-01T00:00:00Z");
      raters.add("h", "reason", "who", since, Instant.parse("2026-11-02T03:00:00Z"));
      hall.press("a", file, 1, "2026-11-02T03:00:00Z");
      assertThat(hall.outcomes()).containsEntry("a", "adopted");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void HALL_ONCE_A_DAY_samePersonSameDay_secondDoesNotCount(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String first = hall.accepted("P1", ACCEPTED);
      String second = hall.accepted("P2", ACCEPTED);
      hall.rater(first, "h");
      hall.rater(second, "h");
      hall.press("two", second, 4, "2026-11-02T08:00:00Z", "hall");
      hall.press("one", first, 5, "2026-11-02T03:00:00Z", "hall");
      hall.press("next-day", first, 3, "2026-11-02T16:00:00Z", "hall");
      hall.press("case", first, 5, "2026-11-02T03:00:00Z");
      assertThat(hall.outcomes().toString())
          .isEqualTo("{case=adopted, next-day=hall, one=hall, two=hall-once-a-day}");
      assertThat(hall.deliveries()).containsExactly("P1/1 rating case pending");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(4, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REAL_NAME_noCase_isKeptApartAndSentOnlyWhereTheHallIsSetTo(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.press("a", "P1aaaaaaaaaaaaaa", 4, "2026-11-02T03:00:00Z");
      assertThat(hall.outcomes()).containsEntry("a", "unbound");
      assertThat(hall.deliveries()).isEmpty();
    }
    try (RulesHall hall = new RulesHall(engine, folder.resolve("other"), true)) {
      hall.press("a", "P1aaaaaaaaaaaaaa", 4, "2026-11-02T03:00:00Z");
      assertThat(hall.deliveries()).containsExactly("-/1 rating a pending");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REAL_NAME_caseRegisteredAfterItsRating_theRatingCounts(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.press("a", "P100000000000000", 4, "2026-11-02T03:00:00Z");
      hall.accepted("P1", ACCEPTED);
      hall.makeDefaults();
      assertThat(hall.outcomes()).containsEntry("a", "adopted");
    }
  }
}
