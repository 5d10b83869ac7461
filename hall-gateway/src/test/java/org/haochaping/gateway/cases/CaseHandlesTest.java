package org.haochaping.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CaseHandlesTest {
  /** Every byte the same, one more with each handle. */
  private static RandomGenerator counting(int first) {
    return new RandomGenerator() {
      private int next = first;

      @Override
      public long nextLong() {
        return next++ * 0x0101010101010101L;
      }

      @Override
      public void nextBytes(byte[] bytes) {
        Arrays.fill(bytes, (byte) next++);
      }
    };
  }

  @Test
  void next_thatWouldBeginWithADash_isDrawnAgain() {
    // 0xF8 to 0xFB begin with the dash in URL-safe Base64.
    CaseHandles handles = new CaseHandles(counting(0xF7));
    assertThat(handles.next()).isEqualTo("9_f39_f39_f39_f3");
    assertThat(handles.next()).isEqualTo("_Pz8_Pz8_Pz8_Pz8");
  }
}
