package org.haochaping.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkSetTest {
  private final MarkSet marks = new MarkSet();

  @Test
  void contains_nothingAdded_isFalse() {
    assertThat(marks.contains(1)).isFalse();
    assertThat(marks.contains(0)).isFalse();
  }

  @Test
  void contains_zero_isAMarkLikeAnyOther() {
    marks.add(0);
    assertThat(marks.contains(0)).isTrue();
    assertThat(marks.contains(1)).isFalse();
  }

  @Test
  void contains_afterGrowingManyTimes_knowsAllAndNoOther() {
    Set<Long> added = new Random(7).longs(50_000).boxed().collect(Collectors.toSet());
    added.forEach(marks::add);
    added.forEach(marks::add);
    assertThat(added).allMatch(marks::contains);
    assertThat(new Random(8).longs(10_000).filter(other -> !added.contains(other)))
        .noneMatch(marks::contains);
  }

  @Test
  void contains_marksOfOneSlot_areToldApart() {
    // The two halves of each are folded onto the same slot.
    marks.add(0x1_0000_0001L);
    marks.add(0x2_0000_0002L);
    assertThat(marks.contains(0x1_0000_0001L)).isTrue();
    assertThat(marks.contains(0x2_0000_0002L)).isTrue();
    assertThat(marks.contains(0x3_0000_0003L)).isFalse();
  }
}
