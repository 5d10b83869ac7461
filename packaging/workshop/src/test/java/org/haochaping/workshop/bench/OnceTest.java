package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {
  @Test
  void get_twice_runsOnceAndOnlyWhenAsked() {
    AtomicInteger runs = new AtomicInteger();
    Once<Integer> once = new Once<>(runs::incrementAndGet);
    assertThat(runs).hasValue(0);
    assertThat(once.get()).isEqualTo(1);
    assertThat(once.get()).isEqualTo(1);
    assertThat(runs).hasValue(1);
  }
}
