package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.citizen.Seat;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway knows of a scanned case, at a terminal that did not rate it. */
class KnownCaseTest {
  @TempDir Path dir;

  @Test
  void case_ratedAtOneWindow_isRefusedAtAnotherBeforeAnybodyPresses() {
    try (Stage stage = Stage.setUp(dir)) {
      stage.addTerminal("t2");
      stage.startAll();
      IssuedReceipt receipt = stage.receipt();
      stage.rate("t1", receipt, SatisfactionLevel.SATISFIED);
      stage.rate("t2", stage.receipt(), SatisfactionLevel.SATISFIED);
      stage.awaitAllAtCity(); // so both are connected, and the rating is decided

      Seat other = stage.seat("t2");
      assertThatThrownBy(
              () ->
                  other.rate(
                      receipt.link(),
                      SatisfactionLevel.VERY_DISSATISFIED,
                      () -> Awaitility.await().until(() -> !other.screen().equals("offered"))))
          .hasMessageContaining("already-rated");
      assertThat(stage.hall().journal("t2").ratings()).hasSize(1);
      stage.awaitAllAtCity();
      assertThat(stage.cityLevels())
          .containsAllEntriesOf(Map.of(receipt.projectNo(), SatisfactionLevel.SATISFIED));
    }
  }
}
