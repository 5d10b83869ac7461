package org.haochaping.workshop.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.haochaping.workshop.chaos.KillPlan.Moment;
import org.haochaping.workshop.chaos.KillPlan.Strike;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KillPlanTest {
  private static final List<String> TERMINALS = List.of("t1", "t2");

  @Test
  void of_sameSeed_isTheSamePlan() {
    assertThat(KillPlan.of(7, 100, TERMINALS)).isEqualTo(KillPlan.of(7, 100, TERMINALS));
    assertThat(KillPlan.of(7, 100, TERMINALS)).isNotEqualTo(KillPlan.of(8, 100, TERMINALS));
  }

  @RepeatedTest(50)
  void of_anySeed_hasSoManyKillsAndEachKind(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    for (int kills = 0; kills < 30; kills++) {
      KillPlan plan = KillPlan.of(seed, kills, TERMINALS);
      assertThat(plan.kills()).isEqualTo(kills);
      List<String> victims = plan.strikes().stream().flatMap(s -> s.victims().stream()).toList();
      if (kills >= 3) {
        assertThat(victims).contains("city", "gateway").containsAnyElementsOf(TERMINALS);
      }
    }
  }

  @Test
  void of_manyKills_strikesSingleDoubleAndStarting() {
    List<Strike> strikes = KillPlan.of(1, 500, TERMINALS).strikes();
    assertThat(strikes).anyMatch(strike -> strike.victims().size() == 2);
    assertThat(strikes).anyMatch(strike -> strike.moment() == Moment.STARTING);
    for (int i = 0; i < strikes.size(); i++) {
      Strike strike = strikes.get(i);
      assertThat(strike.victims()).doesNotHaveDuplicates();
      assertThat(strike.after()).isBetween(Duration.ZERO, Duration.ofSeconds(3));
      if (strike.moment() == Moment.STARTING) {
        assertThat(strikes.get(i - 1).victims()).containsAll(strike.victims());
      }
    }
  }
}
