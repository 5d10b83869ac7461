package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void median_oddCount_isTheMiddleOne() {
    assertThat(Spread.of(9, 1, 5).median()).isEqualTo(5);
  }

  @Test
  void median_evenCount_isHalfwayBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(4, 1, 9, 2).median()).isEqualTo(3);
  }

  @Test
  void percentile_ofAHundred_isTheNearestRank() {
    Spread spread = Spread.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
    assertThat(spread.percentile(50)).isEqualTo(50);
    assertThat(spread.percentile(99)).isEqualTo(99);
    assertThat(spread.percentile(99.1)).isEqualTo(100);
    assertThat(spread.percentile(100)).isEqualTo(100);
  }

  @Test
  void percentile_ofOne_isThatOne() {
    assertThat(Spread.of(7).percentile(1)).isEqualTo(7);
    assertThat(Spread.of(7).percentile(99)).isEqualTo(7);
  }

  @Property
  void percentile_ofAny_isExceededByNoMoreThanTheRest(
      @ForAll @Size(min = 1, max = 60) double[] some,
      @ForAll @DoubleRange(min = 0.1, max = 100) double percent) {
    double at = Spread.of(some).percentile(percent);
    long above = java.util.Arrays.stream(some).filter(x -> x > at).count();
    assertThat(above).isLessThanOrEqualTo((long) (some.length * (100 - percent) / 100 + 1e-9));
    assertThat(some).contains(at);
  }

  @Test
  void of_leavesTheMeasurementsAsTheyWere() {
    double[] measured = {3, 1, 2};
    Spread spread = Spread.of(measured);
    assertThat(measured).containsExactly(3, 1, 2);
    assertThat(spread.min()).isEqualTo(1);
    assertThat(spread.max()).isEqualTo(3);
  }

  @Test
  void of_nothingOrNoNumber_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(Spread::of);
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(1).percentile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(1).percentile(101));
  }
}
