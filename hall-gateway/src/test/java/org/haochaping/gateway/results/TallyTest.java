package org.haochaping.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Tally TALLY =
      Tally.decode(
          "level5=60 level4=20 level3=15 level2=3 level1=2 default=40 cases=200 unrated=80"
              + " hours.0=1 hours.3=1 hours.47=1 hours.719=1 called-back=4 followups=5"
              + " reason.207=3 reason.108=2 reason.510=3 hall5=9 unbound=7");

  @Test
  void PUBLISH_goodRate_isOfTheActiveRatingsAndDefaultsAreApart() {
    assertThat(TALLY.active()).isEqualTo(100);
    assertThat(TALLY.goodRate()).hasValue(0.95);
    assertThat(TALLY.bad()).isEqualTo(5);
    assertThat(TALLY.defaults()).isEqualTo(40);
    assertThat(TALLY.unratedRate()).hasValue(0.4);
    assertThat(Tally.NONE.goodRate()).isEmpty();
    assertThat(Tally.NONE.unratedRate()).isEmpty();
  }

  @Test
  void median_ofTheCallBacks_isInHoursRoundedUp() {
    assertThat(TALLY.medianHoursToCallBack()).as("3 h and something").hasValue(4);
    assertThat(Tally.decode("hours.9=1").medianHoursToCallBack()).hasValue(10);
    assertThat(Tally.NONE.medianHoursToCallBack()).isEmpty();
  }

  @Test
  void reasons_areRankedByNumberThenByCode() {
    assertThat(TALLY.reasons())
        .isEqualTo(
            List.of(
                new ReasonCount("207", 3), new ReasonCount("510", 3), new ReasonCount("108", 2)));
  }

  @Test
  void sum_writtenAndRead_isTheSame() {
    assertThat(Tally.decode(TALLY.encode())).isEqualTo(TALLY);
    assertThat(TALLY.plus(TALLY).ratings(SatisfactionLevel.ofCityCode(1))).isEqualTo(4);
    assertThat(Tally.decode("")).isEqualTo(Tally.NONE);
  }

  @Test
  void percent_isRoundedDownSoThatAllIsAll() {
    assertThat(Percent.of(0.99999)).isEqualTo("99.9%");
    assertThat(Percent.of(1)).isEqualTo("100.0%");
    assertThat(Percent.of(0.95)).isEqualTo("95.0%");
  }
}
