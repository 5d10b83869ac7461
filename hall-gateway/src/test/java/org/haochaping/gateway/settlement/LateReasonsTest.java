package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateReasonsTest {
  private static final String PRESSED = "2026-11-02T03:00:00Z";

  @TempDir Path folder;

  private static LateReasons.Outcome add(RulesHall hall, String code) {
    return add(
        hall, new LateReasons.Late("2020-05", List.of(code), "等太久" + code, 0, Long.MAX_VALUE));
  }

  private static LateReasons.Outcome add(RulesHall hall, LateReasons.Late late) {
    return hall.ledger()
        .write(
            handle ->
                LateReasons.add(
                    handle, new RatingWords(hall.words()), "b.1", late, hall.now().toEpochMilli()));
  }

  private static List<String> touched(RulesHall hall) {
    return hall.strings("select r.reasons from result_touched t join rating r on r.id = t.rating");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reasons_thatComeLate_areAddedOnceAndTheResultsHearOfIt(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.press("b.1", hall.accepted("P1", "2026-11-02T02:00:00Z"), 2, PRESSED);
      assertThat(add(hall, "207")).isEqualTo(LateReasons.Outcome.KEPT);
      assertThat(touched(hall)).containsExactly("207");
      assertThat(add(hall, "208")).isEqualTo(LateReasons.Outcome.KEPT);
      assertThat(touched(hall)).as("the first ones stay").containsExactly("207");
      assertThat(hall.texts()).containsExactly("等太久207");
      assertThat(hall.strings("select free_text from rating")).containsExactly("");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reasons_withoutARating_areToBeKeptForIt(Engine engine) {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      assertThat(add(hall, "207")).isEqualTo(LateReasons.Outcome.NO_RATING);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reasons_ofAPressBeforeTheOneThatCounts_changeNothing(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.press("b.1", hall.accepted("P1", "2026-11-02T02:00:00Z"), 2, PRESSED);
      hall.ledger().write(handle -> handle.execute("update rating set journal = 1, seq = 9"));
      assertThat(add(hall, new LateReasons.Late("2020-05", List.of("207"), "", 1, 8)))
          .isEqualTo(LateReasons.Outcome.KEPT);
      assertThat(touched(hall)).isEmpty();
      assertThat(add(hall, new LateReasons.Late("2020-05", List.of("208"), "", 1, 10)))
          .isEqualTo(LateReasons.Outcome.KEPT);
      assertThat(touched(hall)).containsExactly("208");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void reasons_afterTheCityHasTheRating_changeNothing(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.press("b.1", hall.accepted("P1", "2026-11-02T02:00:00Z"), 2, PRESSED);
      hall.sent();
      assertThat(add(hall, "207")).isEqualTo(LateReasons.Outcome.TOO_LATE);
      assertThat(touched(hall)).isEmpty();
      assertThat(hall.texts()).isEmpty();
    }
  }
}
