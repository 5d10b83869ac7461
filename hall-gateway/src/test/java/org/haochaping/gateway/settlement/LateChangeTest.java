package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LateChangeTest {
  private static final String FIRST = "2026-11-02T15:59:58Z";
  private static final String LAST = "2026-11-02T16:00:01Z";

  @TempDir Path folder;

  private static String rated(RulesHall hall) throws SQLException {
    String handle = hall.accepted("P1", "2026-11-02T02:00:00Z");
    hall.press("b.1", handle, 4, FIRST);
    return handle;
  }

  private static void inAnotherJournal(RulesHall hall, String basis) {
    hall.ledger()
        .write(handle -> handle.execute("update rating set journal = 9, time_basis = ?", basis));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void change_inAJournalThatWasBegunBetweenThePresses_counts(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String handle = rated(hall);
      inAnotherJournal(hall, "trusted");
      hall.press("b.1", handle, 1, LAST);
      assertThat(hall.strings("select level || ' ' || journal from rating")).containsExactly("1 1");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void change_inAnotherJournalWithATimeThatCantBeCompared_changesNothing(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String handle = rated(hall);
      inAnotherJournal(hall, "uncertain");
      hall.press("b.1", handle, 1, LAST);
      assertThat(hall.strings("select level || ' ' || journal from rating")).containsExactly("4 9");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void change_acrossMidnight_hasBothDaysCountedAnew(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String handle = rated(hall);
      inAnotherJournal(hall, "trusted");
      hall.press("b.1", handle, 1, LAST);
      assertThat(hall.strings("select day from result_moved"))
          .as("the day before; the new one is known by the decision")
          .containsExactly("2026-11-02");
      assertThat(hall.strings("select count(*) || '' from decision")).containsExactly("2");
    }
  }
}
