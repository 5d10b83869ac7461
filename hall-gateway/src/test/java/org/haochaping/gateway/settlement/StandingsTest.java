package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules would say, said before anybody rates. */
class StandingsTest {
  private static final String ACCEPTED = "2026-11-02T01:00:00Z";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void HALL_ONCE_A_DAY_hallRatedToday_isKnownOnEachCaseOfThatPersonUntilMidnightOfTheHall(
      Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String first = hall.accepted("P1", ACCEPTED);
      String second = hall.accepted("P2", ACCEPTED);
      String stranger = hall.accepted("P3", ACCEPTED);
      hall.rater(first, "h");
      hall.rater(second, "h");
      hall.rater(stranger, "s");
      Standings standings = new Standings(hall.ledger(), hall.settings(), hall.clock());
      hall.press("case", first, 5, "2026-11-02T02:00:00Z");
      assertThat(standings.isHallRatedToday(first)).as("the case alone").isFalse();

      hall.press("hall", first, 5, "2026-11-02T03:00:00Z", "hall");
      assertThat(standings.isHallRatedToday(first)).isTrue();
      assertThat(standings.isHallRatedToday(second)).isTrue();
      assertThat(standings.isHallRatedToday(stranger)).isFalse();
      assertThat(standings.isHallRatedToday("unknown000000000")).isFalse();
      hall.at("2026-11-02T15:59:59Z");
      assertThat(standings.isHallRatedToday(second)).isTrue();
      hall.at("2026-11-02T16:00:00Z");
      assertThat(standings.isHallRatedToday(second)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void hallRatedOnACaseOfNobodyKnown_isKnownOnThatCase(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String one = hall.accepted("P1", ACCEPTED);
      String other = hall.accepted("P2", ACCEPTED);
      hall.press("hall", one, 5, "2026-11-02T03:00:00Z", "hall");
      Standings standings = new Standings(hall.ledger(), hall.settings(), hall.clock());
      assertThat(standings.isHallRatedToday(one)).isTrue();
      assertThat(standings.isHallRatedToday(other)).isFalse();
    }
  }
}
