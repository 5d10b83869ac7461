package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.haochaping.workshop.citizen.PtyKeypad;
import org.haochaping.workshop.citizen.Screen;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;
import org.haochaping.workshop.process.WayLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician finds at a terminal is known at the hall, over MQTT. */
class HeardDiagnosisTest {
  private static final Duration ANSWER = Duration.ofMinutes(1);

  @TempDir Path dir;

  private final Screen screen = new Screen();
  private final CountDownLatch checks = new CountDownLatch(10);

  private void heard(WayLine way) {
    screen.accept(way);
    if (way.step().equals("checked")) {
      checks.countDown();
    }
  }

  @Test
  void diagnosis_whileTheGatewayIsAway_endsInTimeAndIsKnownThereAfterwards() throws Exception {
    Hall hall =
        Hall.setUp(Programs.in(Path.of(System.getProperty("hall.home"))), dir, Ports.free());
    try (PtyKeypad keypad = PtyKeypad.plugIn(dir.resolve("keypad"))) {
      hall.addTerminal("t1", 1, keypad.configuration() + "\ndiagnosis.pin = \"2342\"");
      try (Program terminal = hall.launchHeadless("t1", this::heard)) {
        terminal.awaitReady(ANSWER);
        enter(keypad);
        assertThat(checks.await(15, TimeUnit.SECONDS)).as("ten checks in 15 seconds").isTrue();
        try (Program gateway = hall.startGateway(way -> {})) {
          Awaitility.await()
              .atMost(Stage.DELIVERY)
              .pollInterval(Duration.ofSeconds(2))
              .ignoreExceptions() // the command fails while the window is not covered
              .untilAsserted(
                  () ->
                      assertThat(hall.gatewayCommand("coverage", "coverage"))
                          .anyMatch(line -> line.contains("check-network")));
          assertThat(gateway.alive()).isTrue();
        }
      }
    }
  }

  /** Holds the outer two keys, and enters the PIN. */
  private void enter(PtyKeypad keypad) throws IOException {
    int mark = screen.mark();
    keypad.down(1);
    keypad.down(5);
    assertThat(screen.await(mark, ANSWER, Set.of("pin"))).isPresent();
    keypad.up();
    for (int digit : new int[] {2, 3, 4, 2}) {
      mark = screen.mark();
      keypad.down(digit);
      keypad.up();
      assertThat(screen.await(mark, ANSWER, Set.of("pin", "diagnosis"))).isPresent();
    }
    assertThat(screen.now()).isEqualTo("diagnosis");
  }
}
