package org.haochaping.gateway.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.rules.FairPlay.Seen;
import org.junit.jupiter.api.Test;

class FairPlayTest {
  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private final FairPlay fairPlay =
      new FairPlay(new FairPlayLimits(5, Duration.ofMinutes(2), 10, 3));

  private List<String> marks(int window, int level, long second, boolean bound) {
    return fairPlay.marks(
        new Seen(window, level, START.plusSeconds(second), bound, Optional.empty()));
  }

  @Test
  void FREE_WILL_oneLevelInABurst_isMarkedFromTheFifthOn() {
    for (int i = 0; i < 4; i++) {
      assertThat(marks(1, 5, i * 10L, true)).isEmpty();
    }
    assertThat(marks(2, 5, 41, true)).as("another window").isEmpty();
    assertThat(marks(1, 4, 42, true)).as("another level").isEmpty();
    assertThat(marks(1, 5, 45, true)).containsExactly("burst");
    assertThat(marks(1, 5, 600, true)).as("long after").isEmpty();
  }

  @Test
  void FREE_WILL_manyFromOneWindow_areMarkedOverTheLimit() {
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      marks.addAll(marks(1, 1 + i % 5, i * 180L, true));
    }
    assertThat(marks).containsOnly("many-at-window").hasSize(2);
  }

  @Test
  void FREE_WILL_noServiceThreeInARow_isMarked() {
    assertThat(marks(1, 5, 0, false)).isEmpty();
    assertThat(marks(1, 4, 300, false)).isEmpty();
    assertThat(marks(1, 3, 600, false)).containsExactly("no-service");
    assertThat(marks(1, 2, 900, true)).isEmpty();
    assertThat(marks(1, 5, 1200, false)).isEmpty();
  }

  @Test
  void FREE_WILL_pressedBeforeTheService_isMarked() {
    assertThat(fairPlay.marks(new Seen(1, 5, START, true, Optional.of(START.plusSeconds(60)))))
        .containsExactly("before-acceptance");
  }
}
