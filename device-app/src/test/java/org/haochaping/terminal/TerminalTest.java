package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.serial.Pty;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.haochaping.terminal.log.HeardLog;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole terminal, its real screen, journal and devices, with no gateway in reach. */
@ExtendWith(ApplicationExtension.class)
final class TerminalTest {
  @TempDir Path folder;

  private final Receipts receipts = new Receipts();
  private Terminal terminal;

  @AfterEach
  void close() {
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void wedgeScanThenNumberKey_isOnDiskAndThanked(FxRobot robot) throws InterruptedException {
    start("");
    WedgeScanner.scan(robot, receipts.batch(1, 3));
    SeenTexts.await(robot, "请您评价本次服务");
    SeenTexts.await(robot, "3 件办件，一次评价");
    robot.type(KeyCode.DIGIT4);
    SeenTexts.await(robot, "感谢您的评价");
    assertThat(rated())
        .singleElement()
        .satisfies(
            rated -> {
              assertThat(rated.level()).isEqualTo(SatisfactionLevel.DISSATISFIED);
              assertThat(rated.input()).isEqualTo("key");
              assertThat(rated.batch()).isEqualTo(3);
              assertThat(rated.caseHandle()).contains(Receipts.handle(1));
            });
    SeenTexts.await(robot, "请扫描办件回执");
  }

  @Test
  void touch_eachLevel_isThatRating(FxRobot robot) throws InterruptedException {
    start("");
    int n = 0;
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      WedgeScanner.scan(robot, receipts.good(++n));
      SeenTexts.await(robot, "请您评价本次服务");
      robot.clickOn("#level-" + level.wireName());
      SeenTexts.await(robot, "感谢您的评价");
    }
    assertThat(rated())
        .extracting(JournalBody.Rated::level)
        .containsExactly(SatisfactionLevel.values());
    assertThat(rated()).extracting(JournalBody.Rated::input).containsOnly("touch");
  }

  @Test
  void offer_shown_nothingSelected(FxRobot robot) throws InterruptedException {
    start("");
    WedgeScanner.scan(robot, receipts.good(1));
    SeenTexts.await(robot, "请您评价本次服务");
    assertThat(robot.lookup(".level-card").queryAll()).hasSize(5);
    assertThat(robot.lookup(".chosen").queryAll()).isEmpty();
    assertThat(
            robot.lookup(".level-card").queryAllAs(VBox.class).stream()
                .map(card -> card.getWidth() + "x" + card.getHeight())
                .distinct())
        .as("one size for all five")
        .hasSize(1);
    robot.type(KeyCode.ENTER).type(KeyCode.SPACE).type(KeyCode.DIGIT6).type(KeyCode.DIGIT0);
    assertThat(rated()).isEmpty();
  }

  @Test
  void receipt_ratedBeforeARestart_isRefused(FxRobot robot) throws InterruptedException {
    start("");
    WedgeScanner.scan(robot, receipts.good(1));
    SeenTexts.await(robot, "请您评价本次服务");
    robot.type(KeyCode.DIGIT1);
    SeenTexts.await(robot, "感谢您的评价");
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
    terminal = start(folder.resolve("terminal.conf"));
    WedgeScanner.scan(robot, receipts.good(1));
    SeenTexts.await(robot, "这笔办件已经评价过");
    assertThat(rated()).hasSize(1);
  }

  @Test
  void forgedReceipt_saysWhyAndTakesNoKey(FxRobot robot) throws InterruptedException {
    start("session.refused = 20s");
    WedgeScanner.scan(robot, Receipts.forged(1));
    SeenTexts.await(robot, "这张回执的防伪签名不正确");
    robot.type(KeyCode.DIGIT1);
    WedgeScanner.scan(robot, receipts.good(2));
    SeenTexts.await(robot, "请您评价本次服务");
    assertThat(rated()).isEmpty();
  }

  @Test
  void offline_ratingsWait_smallPrintSaysSo(FxRobot robot) throws InterruptedException {
    start("");
    WedgeScanner.scan(robot, receipts.good(1));
    SeenTexts.await(robot, "请您评价本次服务");
    robot.type(KeyCode.DIGIT1);
    SeenTexts.await(robot, "网络未连接，1 条评价已安全保存，联网后自动上传  ·  Offline, 1 saved and waiting to be sent");
  }

  @Test
  void journal_cannotBeOpened_outOfServiceUntilItCan(FxRobot robot) throws InterruptedException {
    Path config = TestBundle.write(folder, receipts, "");
    try (Journal other = JournalFixture.open(folder.resolve("data"))) {
      assertThat(other.tail()).isPresent();
      terminal = start(config);
      SeenTexts.await(robot, "评价器暂停服务");
      WedgeScanner.scan(robot, receipts.good(1));
      robot.type(KeyCode.DIGIT1);
    }
    SeenTexts.await(robot, "请扫描办件回执");
    WedgeScanner.scan(robot, receipts.good(1));
    SeenTexts.await(robot, "请您评价本次服务");
    assertThat(rated()).isEmpty();
  }

  @Test
  void serialDevices_scanAndPress_isOnDisk(FxRobot robot) throws Exception {
    try (Pty scanner = Pty.open(folder.resolve("scanner"));
        Pty keypad = Pty.open(folder.resolve("keypad"))) {
      start(
          """
          scanner.serial { enabled = true, device = "scanner" }
          keypad.serial {
            enabled = true
            device = "keypad"
            frame = "7E KK SS XX"
            checksum = "sum KK SS"
            repeat-quiet = 0s
            keys = { "31": very-satisfied, "32": satisfied, "33": basically-satisfied,
                     "34": dissatisfied, "35": very-dissatisfied }
          }
          """);
      scanner.send((receipts.good(1) + "\r\n").getBytes(StandardCharsets.UTF_8));
      SeenTexts.await(robot, "请您评价本次服务");
      keypad.send(new byte[] {0x7E, 0x7E, 0x35, 1, 0x36});
      SeenTexts.await(robot, "感谢您的评价");
    }
    assertThat(rated())
        .singleElement()
        .satisfies(
            rated -> {
              assertThat(rated.level()).isEqualTo(SatisfactionLevel.VERY_DISSATISFIED);
              assertThat(rated.input()).isEqualTo("keypad");
            });
  }

  @Test
  void close_offerOpen_endsItAsLeft(FxRobot robot) throws InterruptedException {
    start("");
    WedgeScanner.scan(robot, receipts.good(1));
    SeenTexts.await(robot, "请您评价本次服务");
    terminal.close();
    assertThat(WrittenJournal.bodies(folder, JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("left");
  }

  @Test
  void diagnosis_pinByKeys_tenChecksThenTheNextScanIsOffered(FxRobot robot)
      throws InterruptedException {
    try (HeardLog lines = HeardLog.of("way", Level.ALL)) {
      start("diagnosis.pin = \"1234\"");
      WedgeScanner.scan(robot, receipts.good(1));
      SeenTexts.await(robot, "请您评价本次服务");
      terminal.input().diagnosisAsked();
      await(lines, "way screen name=pin", 1);
      Arrays.stream(SatisfactionLevel.values())
          .limit(4)
          .forEach(level -> terminal.input().pressed(level, "keypad"));
      await(lines, "way checked check=", 10);
      await(lines, "way screen name=diagnosis", 1);
      WedgeScanner.scan(robot, receipts.good(2));
      terminal.input().keyStuck(3);
      for (SatisfactionLevel level : SatisfactionLevel.values()) {
        if (level != SatisfactionLevel.BASICALLY_SATISFIED) {
          terminal.input().pressed(level, "keypad");
        }
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(robot.lookup(".tried").queryAll()).hasSize(4);
                assertThat(robot.lookup(".stuck").queryAll()).hasSize(1);
              });
      for (int press = 1; press <= 2; press++) {
        terminal.input().pressed(SatisfactionLevel.VERY_DISSATISFIED, "keypad");
      }
      await(lines, "way diagnosis left", 1);
      SeenTexts.await(robot, "请扫描办件回执");
      WedgeScanner.scan(robot, receipts.good(3));
      SeenTexts.await(robot, "请您评价本次服务");
    }
    terminal.close();
    assertThat(rated()).isEmpty();
    assertThat(WrittenJournal.bodies(folder, JournalBody.Offered.class)).hasSize(2);
    assertThat(WrittenJournal.bodies(folder, JournalBody.Declined.class)).hasSize(2);
  }

  private static void await(HeardLog lines, String begin, int atLeast) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                lines.messages().stream().filter(line -> line.startsWith(begin)).count()
                    >= atLeast);
  }

  private void start(String more) throws InterruptedException {
    terminal = start(TestBundle.write(folder, receipts, more));
  }

  private static Terminal start(Path file) throws InterruptedException {
    TerminalConfig config = TerminalConfig.load(file);
    Terminal terminal = Terminal.start(config, config.gateway().keys(), Optional.empty());
    WaitForAsyncUtils.waitForFxEvents();
    return terminal;
  }

  private List<JournalBody.Rated> rated() {
    return WrittenJournal.bodies(folder, JournalBody.Rated.class);
  }
}
