package org.haochaping.workshop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WayLineTest {
  @Test
  void in_logLineWithPrefix_findsStepAndValues() {
    assertThat(WayLine.in("12:00:01.5 INFO way - way on-disk offer=b.000001 seq=2"))
        .hasValueSatisfying(
            way -> {
              assertThat(way.step()).isEqualTo("on-disk");
              assertThat(way.value("offer")).isEqualTo("b.000001");
              assertThat(way.value("seq")).isEqualTo("2");
            });
  }

  @Test
  void in_lineThatBeginsWithWay_isOne() {
    assertThat(WayLine.in("way ready mqtt=8883").map(WayLine::step)).contains("ready");
  }

  @Test
  void in_otherLine_isNone() {
    assertThat(WayLine.in("INFO always the same")).isEmpty();
    assertThat(WayLine.in("")).isEmpty();
  }

  @Test
  void value_missing_saysWhich() {
    WayLine way = WayLine.in("way online").orElseThrow();
    assertThatThrownBy(() -> way.value("offer")).hasMessageContaining("offer");
  }
}
