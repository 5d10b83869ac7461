package org.haochaping.terminal.fairplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;

final class StaffPressWatchTest {
  private final StaffPressWatch watch = new StaffPressWatch(FairPlayLimits.usual());
  private final List<String> words = new ArrayList<>();
  private long now = 1_000;

  @Test
  void oneLevel_fiveTimesInTwoMinutes_isABurst() {
    for (int i = 0; i < 5; i++) {
      rate(SatisfactionLevel.VERY_SATISFIED, 25_000, true);
    }
    assertThat(words).containsExactly("burst-of-one-level");
  }

  @Test
  void oneLevel_inAnHonestRhythm_isNothing() {
    for (int i = 0; i < 100; i++) {
      rate(SatisfactionLevel.VERY_SATISFIED, 40_000, true);
    }
    assertThat(words).isEmpty();
  }

  @Test
  void burst_thatGoesOn_isReportedOnceInTenMinutes() {
    for (int i = 0; i < 41; i++) { // 16 minutes
      rate(SatisfactionLevel.VERY_SATISFIED, 24_000, true);
    }
    assertThat(words).containsExactly("burst-of-one-level", "burst-of-one-level");
  }

  @Test
  void changes_fromBadNowAndThen_areNothing() {
    for (int i = 0; i < 10; i++) {
      change(1_800_001);
    }
    assertThat(words).isEmpty();
  }

  @Test
  void presses_fasterThanPeopleThreeTimes_areReported() {
    rate(SatisfactionLevel.VERY_SATISFIED, 60_000, true);
    rate(SatisfactionLevel.SATISFIED, 5_999, true);
    rate(SatisfactionLevel.VERY_SATISFIED, 3_000, true);
    assertThat(words).isEmpty();
    rate(SatisfactionLevel.SATISFIED, 3_000, true);
    assertThat(words).containsExactly("faster-than-people");
  }

  @Test
  void presses_fastTwiceThenSlow_areNothing() {
    for (int i = 0; i < 20; i++) {
      rate(SatisfactionLevel.ofCityCode(1 + i % 5), i % 3 == 0 ? 60_000 : 4_000, true);
    }
    assertThat(words).isEmpty();
  }

  @Test
  void ratings_withNoServiceThreeInARow_areReported() {
    rate(SatisfactionLevel.SATISFIED, 60_000, false);
    rate(SatisfactionLevel.SATISFIED, 60_000, false);
    rate(SatisfactionLevel.SATISFIED, 60_000, true);
    rate(SatisfactionLevel.SATISFIED, 60_000, false);
    rate(SatisfactionLevel.SATISFIED, 60_000, false);
    assertThat(words).isEmpty();
    rate(SatisfactionLevel.SATISFIED, 60_000, false);
    assertThat(words).containsExactly("no-service-before");
  }

  @Test
  void strayPresses_overFiftyInAnHour_areReportedOnce() {
    for (int i = 0; i < 50; i++) {
      stray(1_000);
    }
    assertThat(words).isEmpty();
    stray(1_000);
    stray(1_000);
    assertThat(words).containsExactly("stray-presses");
  }

  @Test
  void strayPresses_spreadOverTheDay_areNothing() {
    for (int i = 0; i < 500; i++) {
      stray(73_000);
    }
    assertThat(words).isEmpty();
  }

  @Property(tries = 200)
  void anyRatings_eachWordAtMostOnceInTenMinutes(
      @ForAll List<@IntRange(max = 120_000) Integer> gaps, @ForAll boolean service) {
    StaffPressWatch any = new StaffPressWatch(FairPlayLimits.usual());
    List<String> told = new ArrayList<>();
    long at = 0;
    for (int gap : gaps) {
      at += gap;
      any.rated(at, SatisfactionLevel.SATISFIED, service, "key")
          .ifPresent(found -> told.add(found.word()));
      any.ended(at);
    }
    long spans = at / 600_000 + 1;
    for (String word : List.copyOf(told)) {
      assertThat(told.stream().filter(word::equals).count()).isLessThanOrEqualTo(spans);
    }
  }

  private void rate(SatisfactionLevel level, long after, boolean service) {
    now += after;
    watch.rated(now, level, service, "keypad").ifPresent(found -> words.add(found.word()));
    watch.ended(now);
  }

  private void change(long after) {
    now += after;
    watch.changedFromBad(now, "keypad").ifPresent(found -> words.add(found.word()));
  }

  private void stray(long after) {
    now += after;
    watch.stray(now).ifPresent(found -> words.add(found.word()));
  }
}
