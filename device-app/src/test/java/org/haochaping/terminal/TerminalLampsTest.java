package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.gpio.Board;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole terminal with a keypad on the pins of Pi4J's own board: keys pressed, lamps seen. */
@ExtendWith(ApplicationExtension.class)
final class TerminalLampsTest {
  private static final ReasonList REASONS =
      new ReasonList(
          "2020-05", List.of(new Reason(SatisfactionLevel.DISSATISFIED, "207", "没有提供材料样本", true)));

  @TempDir Path folder;
  private final Receipts receipts = new Receipts();
  private Terminal terminal;
  private Board board;

  @AfterEach
  void close() {
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void lamps_followTheScreen_litWhileTheirKeysAreValid() throws Exception {
    start(new Offers(false, false, false));
    awaitLit();
    terminal.input().scanned(receipts.good(1));
    awaitLit(1, 2, 3, 4, 5);
    board.level(4, DigitalState.LOW);
    // Written, and the reasons are asked: the keys move, tick, confirm and skip.
    Awaitility.await().until(() -> rated().size() == 1);
    board.level(4, DigitalState.HIGH);
    awaitLit(1, 2, 3, 4, 5);
    board.level(5, DigitalState.LOW);
    // Thanked for four seconds: the lamps do not tell the clerk which key it was.
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .until(() -> board.lit().equals(List.of(1, 2, 3, 4, 5)));
    board.level(5, DigitalState.HIGH);
    awaitLit();
    terminal.input().diagnosisAsked();
    awaitLit(1, 2, 3, 4, 5);
    for (int digit = 1; digit <= 4; digit++) {
      terminal.input().pressed(SatisfactionLevel.ofCityCode(6 - digit), "keypad");
    }
    // Each key can be tried there; the fifth twice leaves.
    awaitLit(1, 2, 3, 4, 5);
    for (int press = 1; press <= 2; press++) {
      terminal.input().pressed(SatisfactionLevel.VERY_DISSATISFIED, "keypad");
    }
    awaitLit();
    assertThat(rated())
        .extracting(JournalBody.Rated::level)
        .containsExactly(SatisfactionLevel.DISSATISFIED);
    terminal.close();
    assertThat(board.lit()).isEmpty();
  }

  @Test
  void idle_firstPressAllowed_isLit() throws Exception {
    start(new Offers(true, false, false));
    awaitLit(1, 2, 3, 4, 5);
  }

  @Test
  void stuckKey_isAnAlarmInTheJournal() throws Exception {
    start(new Offers(false, false, false));
    terminal.input().keyStuck(3);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(WrittenJournal.bodies(folder, JournalBody.Alarm.class))
                    .singleElement()
                    .satisfies(alarm -> assertThat(alarm.alarm()).isEqualTo("key-stuck"))
                    .satisfies(alarm -> assertThat(alarm.detail()).contains("第 3 键")));
  }

  private void start(Offers offers) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("data"));
    TerminalSettings settings =
        new TerminalSettings("测试大厅", "", Optional.empty(), List.of(), offers, REASONS);
    Files.write(folder.resolve("data/settings.json"), settings.encode());
    TerminalConfig config =
        TerminalConfig.load(
            TestBundle.write(
                folder,
                receipts,
                """
                diagnosis.pin = "1234"
                keypad.gpio { enabled = true, provider = mock, lamps = [17, 18, 22, 23, 24] }
                """));
    terminal = Terminal.start(config, config.gateway().keys(), Optional.empty());
    board = Board.of(terminal.plugged().pins().orElseThrow());
  }

  private void awaitLit(Integer... keys) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(board.lit()).containsExactly(keys));
  }

  private List<JournalBody.Rated> rated() {
    return WrittenJournal.bodies(folder, JournalBody.Rated.class);
  }
}
