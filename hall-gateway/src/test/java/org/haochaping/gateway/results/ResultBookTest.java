package org.haochaping.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultBookTest {
  private static final Instant MORNING = Instant.parse("2026-11-02T01:00:00Z");

  @TempDir Path folder;

  private static Instant after(int minutes) {
    return MORNING.plus(Duration.ofMinutes(minutes));
  }

  private static List<String> lines(ResultsHall hall, Period period, SubjectKind kind) {
    return hall.book().rows(period, kind).stream()
        .map(row -> row.subject().code() + " " + row.tally().encode())
        .toList();
  }

  /** Two windows, two departments, one bad rating, a batch, one case that nobody rated. */
  private ResultsHall day(Engine engine) throws SQLException {
    ResultsHall hall = new ResultsHall(engine, folder);
    hall.onDuty(1, "A01", "王芳", MORNING);
    hall.onDuty(1, "A02", "李强", after(30));
    hall.press("one", hall.accepted("P1", "D1", "I1", 1, after(1)), 5, after(10), 1, "510");
    hall.press("two", hall.accepted("P2", "D1", "I2", 1, after(20)), 2, after(40), 1, "207,208");
    String lead = hall.accepted("P3", "D2", "I3", 2, after(50));
    hall.batch(List.of(lead, hall.accepted("P4", "D2", "I3", 0, after(50))));
    hall.press("batch", lead, 4, after(55), 2, "");
    hall.accepted("P5", "D2", "I1", 2, after(60));
    hall.openFollowUps();
    hall.count();
    return hall;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_resultsOfEachKind_areWhatWasRated(Engine engine) throws SQLException {
    try (ResultsHall hall = day(engine)) {
      Tally all = hall.book().hall(ResultsHall.NOVEMBER);
      assertThat(all.encode())
          .isEqualTo(
              "cases=5 followups=1 level2=1 level4=1 level5=1 reason.207=1 reason.208=1"
                  + " reason.510=1 unrated=1");
      assertThat(lines(hall, ResultsHall.NOVEMBER, SubjectKind.DEPARTMENT))
          .containsExactly(
              "D1 cases=2 followups=1 level2=1 level5=1 reason.207=1 reason.208=1 reason.510=1",
              "D2 cases=3 level4=1 unrated=1");
      assertThat(lines(hall, Period.day(LocalDate.of(2026, 11, 2)), SubjectKind.WINDOW))
          .containsExactly(
              "1 cases=2 followups=1 level2=1 level5=1 reason.207=1 reason.208=1 reason.510=1",
              "2 cases=3 level4=1 unrated=1");
      assertThat(lines(hall, Period.parse("2026-Q4"), SubjectKind.CLERK))
          .as("who was there at the press, at the acceptance, or whom the case names")
          .containsExactly(
              "A01 cases=2 level5=1 reason.510=1",
              "A02 followups=1 level2=1 reason.207=1 reason.208=1",
              "MD2 cases=3 level4=1 unrated=1");
      assertThat(lines(hall, Period.parse("2026-11-01..2026-12-05"), SubjectKind.ITEM)).hasSize(3);
      assertThat(hall.book().rows(ResultsHall.NOVEMBER, SubjectKind.CLERK).get(0).subject().name())
          .isEqualTo("王芳");
      assertThat(hall.book().rows(Period.parse("2026-10"), SubjectKind.ITEM)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_defaults_areCountedApartAndGiveWayToALateRating(Engine engine) throws SQLException {
    try (ResultsHall hall = new ResultsHall(engine, folder)) {
      String handle = hall.accepted("P1", "D1", "I1", 1, MORNING);
      hall.rules.at("2026-11-20T04:00:00Z");
      hall.rules.makeDefaults();
      hall.count();
      Period defaulted = Period.day(LocalDate.of(2026, 11, 10));
      assertThat(hall.book().hall(defaulted).encode()).isEqualTo("default=1");
      assertThat(hall.book().hall(ResultsHall.NOVEMBER).encode())
          .isEqualTo("cases=1 default=1 unrated=1");
      hall.press("late", handle, 5, MORNING.plusSeconds(60), 1, "");
      hall.count();
      assertThat(hall.book().hall(defaulted)).isEqualTo(Tally.NONE);
      assertThat(hall.book().hall(ResultsHall.NOVEMBER).encode()).isEqualTo("cases=1 level5=1");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void trend_overMonths_isThereWithTheMonthBefore(Engine engine) throws SQLException {
    try (ResultsHall hall = day(engine)) {
      hall.rules.at("2026-12-01T04:00:00Z");
      Instant december = Instant.parse("2026-12-01T03:00:00Z");
      hall.press("next", hall.accepted("P9", "D1", "I1", 1, december), 3, december, 1, "");
      hall.count();
      assertThat(hall.book().trend(Subject.HALL, Period.parse("2026-12"), 3))
          .extracting(step -> step.period().text() + " " + step.tally().active())
          .containsExactly("2026-10 0", "2026-11 3", "2026-12 1");
      ResultRow row = hall.book().rows(Period.parse("2026-12"), SubjectKind.DEPARTMENT).get(0);
      assertThat(row.tally().active()).isEqualTo(1);
      assertThat(row.before().active()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void answer_withTheLedgersRatingsOutOfReach_isTheSame(Engine engine) throws SQLException {
    try (ResultsHall hall = day(engine)) {
      List<ResultRow> before = hall.book().rows(ResultsHall.NOVEMBER, SubjectKind.CLERK);
      hall.rules
          .ledger()
          .write(
              handle -> {
                handle.execute("alter table rating rename to rating_away");
                handle.execute("alter table service_case rename to service_case_away");
                return handle.execute("alter table followup rename to followup_away");
              });
      assertThat(hall.book().rows(ResultsHall.NOVEMBER, SubjectKind.CLERK)).isEqualTo(before);
      assertThat(hall.book().trend(Subject.HALL, ResultsHall.NOVEMBER, 12).get(11).tally().bad())
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void configuration_changed_leavesWhoWasThereThen(Engine engine) throws SQLException {
    try (ResultsHall hall = new ResultsHall(engine, folder)) {
      hall.keeper.note(List.of(new WindowStaff(1, "王芳", "A01")), clock(MORNING));
      hall.press("one", hall.accepted("P1", "D1", "I1", 1, after(1)), 5, after(10), 1, "");
      hall.keeper.note(List.of(new WindowStaff(1, "李强", "A02")), clock(after(20)));
      hall.press("two", hall.accepted("P2", "D1", "I1", 1, after(21)), 5, after(30), 1, "");
      hall.count();
      assertThat(lines(hall, ResultsHall.NOVEMBER, SubjectKind.CLERK))
          .containsExactly("A01 cases=1 level5=1", "A02 cases=1 level5=1");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void keeper_running_countsWhatComes(Engine engine) throws SQLException {
    try (ResultsHall hall = new ResultsHall(engine, folder);
        ResultKeeper running =
            ResultKeeper.start(hall.rules.ledger(), RulesHall.ZONE, List.of(), clock(MORNING))) {
      hall.press("one", hall.accepted("P1", "D1", "I1", 1, MORNING), 1, after(10), 1, "");
      SatisfactionLevel worst = SatisfactionLevel.ofCityCode(1);
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(hall.book().hall(ResultsHall.NOVEMBER).ratings(worst)).isEqualTo(1));
      assertThat(running).isNotNull();
    }
  }

  private static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUBLISH_eachWindow_hasItsReasonsRankedAndItsTrend(Engine engine) throws SQLException {
    try (ResultsHall hall = day(engine)) {
      Instant october = Instant.parse("2026-10-20T01:00:00Z");
      hall.rules.at("2026-10-20T02:00:00Z");
      hall.press("early", hall.accepted("P6", "D1", "I1", 2, october), 1, october, 2, "113,115");
      hall.press("soon", hall.accepted("P7", "D1", "I1", 2, october), 1, october, 2, "115");
      hall.count();
      Map<Subject, List<PeriodTally>> trends =
          hall.book().trends(SubjectKind.WINDOW, ResultsHall.NOVEMBER, 3);
      assertThat(trends.keySet()).extracting(Subject::code).containsExactly("1", "2");
      assertThat(trends.values())
          .extracting(steps -> steps.stream().map(step -> step.tally().active()).toList())
          .containsExactly(List.of(0L, 0L, 2L), List.of(0L, 2L, 1L));
      List<PeriodTally> second = trends.get(Subject.window(2));
      assertThat(second).isEqualTo(hall.book().trend(Subject.window(2), ResultsHall.NOVEMBER, 3));
      assertThat(second.get(1).tally().reasons())
          .containsExactly(new ReasonCount("115", 2), new ReasonCount("113", 1));
    }
  }
}
