package org.haochaping.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.PeriodTally;
import org.haochaping.gateway.results.SmallGroups;
import org.haochaping.gateway.results.Tally;
import org.junit.jupiter.api.Test;

/** What is shown of a month while it runs. */
class RunningMonthTest {
  private static final SmallGroups FIVE = new SmallGroups(5);

  private static List<PeriodTally> days(List<Integer> sizes) {
    List<PeriodTally> days = new ArrayList<>();
    for (int size : sizes) {
      Period day = Period.day(LocalDate.of(2026, 11, days.size() + 1));
      days.add(new PeriodTally(day, new Tally(new TreeMap<>(Map.of("level5", (long) size)))));
    }
    return days;
  }

  @Test
  void PUBLISH_runningMonth_showsFullStepsButTheNewest() {
    assertThat(RunningMonth.of(days(List.of(9)), FIVE)).isEmpty();
    Optional<RunningMonth> shown = RunningMonth.of(days(List.of(3, 3, 9, 2)), FIVE);
    assertThat(shown.orElseThrow().to()).isEqualTo("2026-11-02");
    assertThat(shown.orElseThrow().tally().active()).isEqualTo(6);
  }

  @Property
  void anyMonth_eachStepOfWhatIsShown_hasFiveRatingsOrNone(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 12) Integer> sizes) {
    long shown = 0;
    for (int day = 1; day <= sizes.size(); day++) {
      long now =
          RunningMonth.of(days(sizes.subList(0, day)), FIVE)
              .map(one -> one.tally().active())
              .orElse(0L);
      assertThat(now - shown == 0 || now - shown >= 5).isTrue();
      shown = now;
    }
    long month = sizes.stream().mapToInt(Integer::intValue).sum();
    boolean published = month >= 5;
    assertThat(!published || month - shown >= 5).as("the step to the whole month").isTrue();
  }
}
