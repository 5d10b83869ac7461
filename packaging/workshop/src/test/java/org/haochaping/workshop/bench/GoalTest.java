package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
  @Test
  void isMetBy_ratioCeiling_looksAtTheRatioOnly() {
    Goal goal = Goal.ratioAtMost(1.5);
    assertThat(goal.isMetBy(Reading.of(300, 200, ""))).isTrue();
    assertThat(goal.isMetBy(Reading.of(301, 200, ""))).isFalse();
  }

  @Test
  void isMetBy_ratioFloor_wantsAtLeastThat() {
    Goal goal = Goal.ratioAtLeast(0.7);
    assertThat(goal.isMetBy(Reading.of(70, 100, ""))).isTrue();
    assertThat(goal.isMetBy(Reading.of(69, 100, ""))).isFalse();
  }

  @Test
  void isMetBy_noBaseline_ratioGoalIsNotMet() {
    assertThat(Goal.ratioAtMost(1.5).isMetBy(Reading.alone(1, ""))).isFalse();
    assertThat(Goal.ratioAtLeast(0.7).isMetBy(Reading.alone(1, ""))).isFalse();
    assertThat(Goal.ratioAtMost(1.5).isMetBy(Reading.of(1, 0, ""))).isFalse();
  }

  @Test
  void isMetBy_valueCeiling_needsNoBaseline() {
    assertThat(Goal.valueAtMost(60).isMetBy(Reading.alone(60, ""))).isTrue();
    assertThat(Goal.valueAtMost(60).isMetBy(Reading.of(61, 1_000, ""))).isFalse();
  }

  @Test
  void toString_saysWhatIsToBeReached() {
    assertThat(Goal.ratioAtMost(1.5)).hasToString("ratio <= 1.5");
    assertThat(Goal.ratioAtLeast(5)).hasToString("ratio >= 5");
    assertThat(Goal.valueAtMost(300)).hasToString("value <= 300");
  }
}
