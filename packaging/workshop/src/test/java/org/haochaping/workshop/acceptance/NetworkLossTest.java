package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.hall.LedgerView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkLossTest {
  @TempDir Path dir;

  @Test
  void terminal_offlineFromTheStart_deliversWhenTheGatewayComes() {
    try (Stage stage = Stage.setUp(dir)) {
      stage.start("t1");
      stage.rate(5);
      stage.start("city");
      stage.start("gateway");
      stage.awaitAllAtCity();
      stage.assertVerified();
      stage.assertReconciled();
    }
  }

  @Test
  void broker_sessionsLostByARestart_costNothing() {
    try (Stage stage = Stage.setUp(dir)) {
      stage.startAll();
      stage.rate(3);
      stage.kill("gateway");
      stage.rate(3);
      stage.start("gateway");
      stage.rate(3);
      stage.stop("gateway");
      stage.start("gateway");
      stage.rate(3);
      stage.awaitAllAtCity();
      stage.assertVerified();
      stage.assertReconciled();
    }
  }

  @Test
  void case_ratedAtTwoTerminalsOffline_countsOnceAndBothAreKept() {
    try (Stage stage = Stage.setUp(dir)) {
      stage.addTerminal("t2");
      stage.start("t1");
      stage.start("t2");
      IssuedReceipt receipt = stage.receipt();
      stage.rate("t1", receipt, SatisfactionLevel.SATISFIED);
      stage.rate("t2", receipt, SatisfactionLevel.SATISFIED);
      stage.start("city");
      stage.start("gateway");
      try (LedgerView ledger = LedgerView.open(stage.hall().ledger())) {
        Awaitility.await("both ratings decided")
            .atMost(Stage.DELIVERY)
            .untilAsserted(
                () ->
                    assertThat(ledger.deliveries().values())
                        .extracting(LedgerView.Delivery::decision)
                        .containsExactlyInAnyOrder("adopted", "duplicate"));
      }
      stage.awaitAllAtCity();
      assertThat(stage.cityLevels())
          .isEqualTo(Map.of(receipt.projectNo(), SatisfactionLevel.SATISFIED));
    }
  }
}
