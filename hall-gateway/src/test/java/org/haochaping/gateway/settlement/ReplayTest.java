package org.haochaping.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

  private static final String NUMBERS =
      "with recursive n (i) as (select 10001 union all select i + 1 from n where i < 22000) ";

  /** Twelve thousand, with gaps between their rows. */
  private static final String MANY_CASES =
      """
      insert into service_case (id, handle, project_no, service_number, basics, applicant,
        registered_at)
      %s select 3 * i, 'h' || i, 'P' || i, 1,
        '{"proStatus":"2","acceptDate":"2026-11-02 10:00:00","serviceName":"申报"}', cast('' as %s), 0
        from n\
      """;

  private static final String THEIR_RATINGS =
      """
      insert into rating (offer, journal, seq, terminal, window_no, level, reasons, reason_list,
        free_text, pressed_wall, pressed_at, time_basis, received_at, service_case, batch, decision)
      %s select 'o' || i, 1, i, 't1', 3, 4, '', '', '', 1793590000000, 1793590000000, 'trusted',
        1793590000000, 3 * i, 1, case when i %% 1000 = 0 then 'duplicate' else 'adopted' end from n\
      """
          .formatted(NUMBERS);

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
  void replay_batchRegisterHallAndUnbound_decidesAsTheSettlementDid(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      List<String> batch = List.of(hall.accepted("B1", ACCEPTED), hall.accepted("B2", ACCEPTED));
      hall.batch(batch);
      String bad = hall.accepted("P1", ACCEPTED);
      String other = hall.accepted("P2", ACCEPTED);
      Raters raters = new Raters(hall.court(), hall.words());
      hall.rater(bad, "r1");
      hall.rater(batch.get(1), "r1");
      hall.rater(other, "r2");
      raters.add(
          "r1",
          "why",
          "who",
          Instant.parse("2026-11-02T03:10:00Z"),
          Instant.parse("2026-11-02T03:20:00Z"));
      hall.press("b-register", batch.get(1), 1, "2026-11-02T03:15:00Z");
      hall.press("b-first", batch.get(0), 2, "2026-11-02T03:16:00Z");
      hall.press("b-second", batch.get(1), 3, "2026-11-02T03:30:00Z");
      hall.press("p-register", bad, 1, "2026-11-02T03:10:00Z");
      hall.press("p-later", bad, 2, "2026-11-02T03:20:00Z");
      hall.press("hall-1", bad, 5, "2026-11-02T03:21:00Z", "hall");
      hall.press("hall-2", batch.get(1), 4, "2026-11-02T03:31:00Z", "hall");
      hall.press("hall-3", other, 4, "2026-11-02T03:32:00Z", "hall");
      hall.press("asked", other, 4, "2026-11-02T03:33:00Z", "consultation");
      hall.press("nowhere", "unknown000000000", 4, "2026-11-02T03:34:00Z");
      assertThat(hall.outcomes())
          .containsEntry("b-register", "malicious")
          .containsEntry("b-first", "adopted")
          .containsEntry("b-second", "batch-member")
          .containsEntry("p-register", "malicious")
          .containsEntry("p-later", "adopted")
          .containsEntry("hall-2", "hall-once-a-day")
          .containsEntry("hall-3", "hall")
          .containsEntry("asked", "unbound")
          .containsEntry("nowhere", "unbound");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(10, 0));
      hall.ledger()
          .write(
              handle -> handle.execute("update rating set decision = 'hall' where about = 'hall'"));
      assertThat(hall.replay(true)).as("of the hall").isEqualTo(new Replay.Summary(10, 1));
      assertThat(hall.outcomes()).containsEntry("hall-2", "hall-once-a-day");
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(10, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void replay_overManyRangesOfCases_findsEachWrongDecisionInTheirOrder(Engine engine)
      throws SQLException {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      hall.ledger()
          .write(
              handle ->
                  handle.execute(
                          MANY_CASES.formatted(NUMBERS, engine == Engine.SQLITE ? "blob" : "bytea"))
                      + handle.execute(THEIR_RATINGS));
      List<String> wrong = new ArrayList<>();
      for (int repeat = 0; repeat < 2; repeat++) {
        wrong.clear();
        assertThat(
                new Replay(hall.ledger(), hall.settings(), hall.clock())
                    .run(false, change -> wrong.add(change.offer())))
            .isEqualTo(new Replay.Summary(12_000, 12));
        assertThat(wrong).hasSize(12).isSorted().startsWith("o11000").endsWith("o22000");
      }
      assertThat(hall.replay(true)).isEqualTo(new Replay.Summary(12_000, 12));
      assertThat(hall.replay(false)).isEqualTo(new Replay.Summary(12_000, 0));
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
