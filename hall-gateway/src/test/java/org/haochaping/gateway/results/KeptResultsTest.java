package org.haochaping.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kept counts are what a count from scratch gives, whatever happened in whatever order. */
class KeptResultsTest {
  private static final Instant START = Instant.parse("2026-10-28T01:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void anyHistory_keptCounts_equalACountFromScratch(Engine engine) throws SQLException {
    for (int round = 0; round < 3; round++) {
      long seed = System.nanoTime();
      try (ResultsHall hall = new ResultsHall(engine, folder.resolve("round" + round))) {
        new History(hall, new Random(seed)).play(90);
        hall.count();
        assertThat(NaiveCount.kept(hall.rules.ledger()))
            .as("seed %d", seed)
            .isEqualTo(NaiveCount.of(hall.rules.ledger()))
            .hasSizeGreaterThan(100);
        assertThat(hall.book().waiting()).isZero();
      }
    }
  }

  /** Things that happen at a hall, at random; the results are kept at random moments. */
  private static final class History {
    private final ResultsHall hall;
    private final Random random;
    private final List<String> cases = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> offers = new ArrayList<>();
    private final List<Long> entries = new ArrayList<>();
    private Instant now = START;

    History(ResultsHall hall, Random random) {
      this.hall = hall;
      this.random = random;
    }

    void play(int steps) throws SQLException {
      for (int i = 0; i < steps; i++) {
        now = now.plus(Duration.ofMinutes(1 + random.nextInt(600)));
        hall.rules.at(now.toString());
        step(i);
        if (random.nextInt(6) == 0) {
          hall.count();
        }
      }
    }

    private void step(int i) throws SQLException {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> cases.add(register("P" + i, "accepted"));
        case 3 -> failed.add(register("F" + i, "failed"));
        case 4 -> {
          if (!failed.isEmpty()) {
            String handle = failed.remove(0);
            hall.acceptAfterAll(handle, now);
            cases.add(handle);
          }
        }
        case 5, 6, 7 -> press("o" + i);
        case 8 -> hall.rules.makeDefaults();
        case 9 -> hall.onDuty(1 + random.nextInt(2), random.nextBoolean() ? "" : "C" + i, "王", now);
        case 10 -> {
          hall.openFollowUps();
          long one = 1L + random.nextInt(4);
          boolean there =
              !hall.rules.strings("select '' from followup where id = " + one).isEmpty();
          if (there) {
            boolean late = random.nextBoolean();
            hall.event(
                one, late ? "overdue" : "verified", random.nextBoolean() ? "verify" : "x", now);
          }
        }
        default -> changeOfMind(i);
      }
    }

    private String register(String project, String state) {
      int window = random.nextInt(3);
      String handle =
          hall.register(
              project, "D" + random.nextInt(2), "I" + random.nextInt(3), window, now, state);
      if (state.equals("accepted") && random.nextInt(3) == 0) {
        String second = hall.register(project + "b", "D0", "I0", 0, now, state);
        hall.batch(List.of(handle, second));
        cases.add(second);
      }
      return handle;
    }

    private void press(String offer) throws SQLException {
      String handle =
          cases.isEmpty() || random.nextInt(8) == 0
              ? "unknown000000000"
              : cases.get(random.nextInt(cases.size()));
      Instant pressed = now.minus(Duration.ofMinutes(random.nextInt(2_000)));
      String about = random.nextInt(5) == 0 ? "hall" : "window";
      String reasons = random.nextBoolean() ? "" : "207,208";
      hall.rules.press(
          offer, handle, 1 + random.nextInt(5), pressed, about, random.nextInt(3), reasons);
      offers.add(offer);
    }

    private void changeOfMind(int i) throws SQLException {
      if (!offers.isEmpty() && random.nextInt(3) == 0) {
        // A change of mind that comes late moves its rating to another day.
        String offer = offers.get(random.nextInt(offers.size()));
        hall.inAnotherJournal(offer);
        hall.rules.press(offer, "unknown000000000", 1 + random.nextInt(5), now, "window", 1, "");
      } else if (!offers.isEmpty() && random.nextBoolean()) {
        hall.reasonsComeLate(offers.get(random.nextInt(offers.size())), "101");
      } else if (!entries.isEmpty() && random.nextBoolean()) {
        hall.raters().lift(entries.remove(0), "王");
      } else if (!cases.isEmpty()) {
        String rater = "rater" + i;
        hall.rules.rater(cases.get(random.nextInt(cases.size())), rater);
        entries.add(hall.raters().add(rater, "恶意", "王", START, now.plus(Duration.ofDays(90))));
      }
    }
  }
}
