package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest {
  private static final String ACCEPTED = "2026-11-02T02:00:00Z";

  @TempDir Path folder;

  private record Press(String offer, int file, int level, String time) {}

  @ParameterizedTest
  @EnumSource(Engine.class)
  void replay_afterRatingsInAnyOrder_changesNothing(Engine engine) throws SQLException {
    List<Press> presses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      presses.add(
          new Press("o" + i, i % 7, 1 + i % 5, "2026-11-02T03:%02d:00Z".formatted(i * 17 % 60)));
    }
    List<Map<String, String>> results = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      Collections.shuffle(presses, new Random(seed));
      try (RulesHall hall = new RulesHall(engine, folder.resolve("s" + seed))) {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
          files.add(hall.accepted("P" + i, ACCEPTED));
        }
        for (Press press : presses) {
          hall.press(press.offer(), files.get(press.file()), press.level(), press.time());
        }
        results.add(hall.outcomes());
        assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(40, 0));
      }
    }
    assertThat(results.get(0)).isEqualTo(results.get(1)).isEqualTo(results.get(2));
    assertThat(results.get(0).values()).filteredOn("adopted"::equals).hasSize(7);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void replay_withOtherNumbers_namesTheChangesAndAppliesThemBesideTheOldOnes(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String file = hall.accepted("P1", ACCEPTED);
      hall.press("a", file, 4, "2026-11-02T03:00:00Z");
      hall.sent();
      RulesSettings shorter =
          new RulesSettings(
              hall.settings().outlets(),
              Optional.of(Duration.ofMinutes(30)),
              Duration.ZERO,
              RulesHall.ZONE,
              false,
              hall.settings().fairPlay());
      Replay replay = new Replay(hall.ledger(), shorter, hall.clock());
      List<Replay.Change> changes = new ArrayList<>();
      assertThat(replay.run(false, changes::add)).isEqualTo(new Replay.Summary(1, 1));
      assertThat(changes)
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.before()).isEqualTo("adopted");
                assertThat(one.after().outcome().word()).isEqualTo("too-late");
              });
      assertThat(hall.outcomes()).as("only looked").containsEntry("a", "adopted");
      replay.run(true, changes::add);
      assertThat(hall.strings("select outcome from decision order by id"))
          .containsExactly("adopted", "too-late");
      assertThat(hall.deliveries())
          .containsExactly("P1/1 rating a sent", "P1/2 withdrawal a pending");
      assertThat(replay.run(false, changes::add)).isEqualTo(new Replay.Summary(1, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REMIND_notRatedForTheSetTime_isListedUntilItIsRated(Engine engine) throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      String rated = hall.accepted("P1", ACCEPTED);
      hall.accepted("P2", ACCEPTED);
      hall.register("P3", "1", ACCEPTED, "申报");
      hall.press("a", rated, 4, "2026-11-02T03:00:00Z");
      hall.makeDefaults();
      Reminders reminders = new Reminders(hall.ledger(), hall.clock());
      assertThat(reminders.unrated(Duration.ofDays(2), 10)).as("too early").isEmpty();
      hall.at("2026-11-04T02:00:00Z");
      assertThat(reminders.unrated(Duration.ofDays(2), 10))
          .extracting(Reminders.Unrated::projectNo)
          .containsExactly("P2");
      hall.at("2026-11-10T02:00:00Z");
      assertThat(reminders.unrated(Duration.ofDays(2), 10)).as("its time is over").isEmpty();
    }
  }
}
