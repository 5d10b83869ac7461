package org.haochaping.workshop.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.haochaping.workshop.hall.HallException;
import org.junit.jupiter.api.Test;

class FlatnessTest {
  private static final long MIB = 1024;

  private static Flatness heaps(long... mebibytes) {
    return Flatness.of(
        100, LongStream.of(mebibytes).mapToObj(n -> new Footprint(n * MIB, 40, 30)).toList());
  }

  @Test
  void flat_heapThatGoesUpAndDown_isFlat() {
    assertThat(heaps(20, 23, 20, 22, 21, 20, 22, 20).flat()).isTrue();
  }

  @Test
  void flat_heapThatGrowsByMoreThanATenthAndTwoMebibytes_isNot() {
    assertThat(heaps(20, 20, 21, 22, 23, 24, 25, 26).flat()).isFalse();
    assertThat(heaps(40, 40, 41, 41, 42, 42, 43, 43).flat()).isTrue();
  }

  @Test
  void flat_handlesOrThreadsThatGrow_isNot() {
    assertThat(
            Flatness.of(
                    100,
                    List.of(
                        new Footprint(MIB, 40, 30),
                        new Footprint(MIB, 40, 30),
                        new Footprint(MIB, 40, 30),
                        new Footprint(MIB, 44, 30)))
                .flat())
        .isFalse();
    assertThat(
            Flatness.of(
                    100,
                    List.of(
                        new Footprint(MIB, 40, 30),
                        new Footprint(MIB, 40, 30),
                        new Footprint(MIB, 40, 30),
                        new Footprint(MIB, 40, 34)))
                .flat())
        .isFalse();
  }

  @Test
  void line_endsWithTheVerdict() {
    assertThat(heaps(20, 20, 20, 30).line())
        .isEqualTo(
            "sessions=100 heap-early=20.0MiB heap-late=30.0MiB handles-early=40 handles-late=40"
                + " threads-early=30 threads-late=30 flat=no");
  }

  @Test
  void of_tooFewLooks_isRefused() {
    assertThatThrownBy(() -> heaps(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void used_heapInfoOfASerialHeap_isTheSumOfItsGenerations() {
    assertThat(
            Footprint.used(
                """
                26111:
                 def new generation   total 9792K, used 8634K [0x0, 0x1, 0x2)
                  eden space 8704K,  95% used [0x0, 0x1, 0x2)
                 tenured generation   total 21888K, used 20156K [0x0, 0x1, 0x2)
                   the space 21888K,  92% used [0x0, 0x1, 0x2, 0x3)
                 Metaspace       used 2830K, committed 3072K, reserved 1114112K
                """))
        .isEqualTo(8634 + 20156);
    assertThat(
            Footprint.used(
                """
                30204:
                DefNew     total 19008K, used 10K [0x0, 0x1, 0x2)
                 eden space 16896K,   0% used [0x0, 0x1, 0x2)
                Tenured    total 42116K, used 25268K [0x0, 0x1, 0x2)
                 the  space 42116K,  59% used [0x0, 0x1, 0x2)
                Metaspace       used 2830K, committed 3072K, reserved 1114112K
                """))
        .as("Java 25")
        .isEqualTo(10 + 25268);
    assertThatThrownBy(() -> Footprint.used("gone")).isInstanceOf(HallException.class);
  }
}
