package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.citizen.Attempt;
import org.haochaping.workshop.citizen.Seat;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.hall.LedgerView;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A board without a battery clock wakes up in another year, and the whole program with it: Java,
 * its certificates, SQLite and the receipts.
 */
class AnotherYearTest {
  private static final String CONF = "session { thanks = 200ms, refused = 200ms, settle = 0s }";

  @TempDir Path dir;
  private long pid;

  @ParameterizedTest
  @ValueSource(strings = {"@1970-01-01 00:00:30", "-10y", "+10y"})
  void ratings_beforeAndAfterTheGatewayComes_haveTheirTimeInTheLedger(String clock)
      throws IOException {
    Hall hall =
        Hall.setUp(Programs.in(Path.of(System.getProperty("hall.home"))), dir, Ports.free());
    hall.addTerminal("t1", 1, CONF);
    List<IssuedReceipt> receipts = hall.issueReceipts(2, 1);
    Seat seat = new Seat(hall, "t1", at(clock));
    Instant from = Instant.now();
    try (Program terminal = seat.start()) {
      pid = terminal.pid();
      rate(seat, receipts.get(0));
      Instant alone = Instant.now();
      try (Program gateway = hall.startGateway(way -> {});
          LedgerView ledger = LedgerView.open(hall.ledger())) {
        awaitPressed(ledger, receipts.get(0), from, alone);
        rate(seat, receipts.get(1));
        awaitPressed(ledger, receipts.get(1), alone, Instant.now());
        assertThat(hall.journal("t1").ratings().values())
            .extracting(rated -> Duration.between(rated.at().wall(), Instant.now()).abs())
            .as("what the terminal's clock said before it heard of the gateway's")
            .anyMatch(off -> off.toDays() > 9 * 365);
        assertThat(gateway.alive()).isTrue();
      }
      assertThat(terminal.alive()).isTrue();
    } finally {
      forget();
    }
  }

  /** What libfaketime shares with a program's children stays when the program has ended. */
  private void forget() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(Path.of("/dev/shm"), "*faketime_*_" + pid)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  private static void rate(Seat seat, IssuedReceipt receipt) {
    assertThat(seat.rate(receipt.link(), SatisfactionLevel.SATISFIED, () -> {}))
        .isInstanceOf(Attempt.Thanked.class);
  }

  private static void awaitPressed(
      LedgerView ledger, IssuedReceipt receipt, Instant from, Instant to) {
    Awaitility.await(receipt.projectNo())
        .atMost(Stage.DELIVERY)
        .untilAsserted(
            () ->
                assertThat(ledger.pressed())
                    .hasEntrySatisfying(
                        receipt.projectNo(),
                        // What the gateway's time was on its way to the terminal.
                        at -> assertThat(at).isBetween(from.minusSeconds(5), to.plusSeconds(5))));
  }

  /** The clock that a program begins with; how time goes by is not touched. */
  private static Map<String, String> at(String clock) {
    return Map.of(
        "TZ",
        "UTC",
        "LD_PRELOAD",
        "/usr/$LIB/faketime/libfaketimeMT.so.1",
        "FAKETIME",
        clock,
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "NO_FAKE_STAT",
        "1",
        // Or waiting by the monotonic clock is mended twice, and lasts as long as this is early.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }
}
