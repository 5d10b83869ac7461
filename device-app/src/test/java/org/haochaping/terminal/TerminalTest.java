package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.haochaping.terminal.log.HeardLog;
import org.haochaping.terminal.serial.Pty;
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
    scan(robot, receipts.batch(1, 3));
    awaitText(robot, "请您评价本次服务");
    awaitText(robot, "3 件办件，一次评价");
    robot.type(KeyCode.DIGIT4);
    awaitText(robot, "感谢您的评价");
    assertThat(rated())
        .singleElement()
        .satisfies(
            rated -> {
              assertThat(rated.level()).isEqualTo(SatisfactionLevel.DISSATISFIED);
              assertThat(rated.input()).isEqualTo("key");
              assertThat(rated.batch()).isEqualTo(3);
              assertThat(rated.caseHandle()).contains(Receipts.handle(1));
            });
    awaitText(robot, "请扫描办件回执");
  }

  @Test
  void touch_eachLevel_isThatRating(FxRobot robot) throws InterruptedException {
    start("");
    int n = 0;
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      scan(robot, receipts.good(++n));
      awaitText(robot, "请您评价本次服务");
      robot.clickOn("#level-" + level.wireName());
      awaitText(robot, "感谢您的评价");
    }
    assertThat(rated())
        .extracting(JournalBody.Rated::level)
        .containsExactly(SatisfactionLevel.values());
    assertThat(rated()).extracting(JournalBody.Rated::input).containsOnly("touch");
  }

  @Test
  void offer_shown_nothingSelected(FxRobot robot) throws InterruptedException {
    start("");
    scan(robot, receipts.good(1));
    awaitText(robot, "请您评价本次服务");
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
    scan(robot, receipts.good(1));
    awaitText(robot, "请您评价本次服务");
    robot.type(KeyCode.DIGIT1);
    awaitText(robot, "感谢您的评价");
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
    terminal = start(folder.resolve("terminal.conf"));
    scan(robot, receipts.good(1));
    awaitText(robot, "这笔办件已经评价过");
    assertThat(rated()).hasSize(1);
  }

  @Test
  void forgedReceipt_saysWhyAndTakesNoKey(FxRobot robot) throws InterruptedException {
    start("session.refused = 20s");
    scan(robot, Receipts.forged(1));
    awaitText(robot, "这张回执的防伪签名不正确");
    robot.type(KeyCode.DIGIT1);
    scan(robot, receipts.good(2));
    awaitText(robot, "请您评价本次服务");
    assertThat(rated()).isEmpty();
  }

  @Test
  void offline_ratingsWait_smallPrintSaysSo(FxRobot robot) throws InterruptedException {
    start("");
    scan(robot, receipts.good(1));
    awaitText(robot, "请您评价本次服务");
    robot.type(KeyCode.DIGIT1);
    awaitText(robot, "网络未连接，1 条评价已安全保存，联网后自动上传  ·  Offline, 1 saved and waiting to be sent");
  }

  @Test
  void journal_cannotBeOpened_outOfServiceUntilItCan(FxRobot robot) throws InterruptedException {
    Path config = TestBundle.write(folder, receipts, "");
    try (Journal other = JournalFixture.open(folder.resolve("data"))) {
      assertThat(other.tail()).isPresent();
      terminal = start(config);
      awaitText(robot, "评价器暂停服务");
      scan(robot, receipts.good(1));
      robot.type(KeyCode.DIGIT1);
    }
    awaitText(robot, "请扫描办件回执");
    scan(robot, receipts.good(1));
    awaitText(robot, "请您评价本次服务");
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
            keys = { "31": very-satisfied, "32": satisfied, "33": basically-satisfied,
                     "34": dissatisfied, "35": very-dissatisfied }
          }
          """);
      scanner.send((receipts.good(1) + "\r\n").getBytes(StandardCharsets.UTF_8));
      awaitText(robot, "请您评价本次服务");
      keypad.send(new byte[] {0x7E, 0x7E, 0x35, 1, 0x36});
      awaitText(robot, "感谢您的评价");
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
    scan(robot, receipts.good(1));
    awaitText(robot, "请您评价本次服务");
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
      scan(robot, receipts.good(1));
      awaitText(robot, "请您评价本次服务");
      terminal.input().diagnosisAsked();
      await(lines, "way screen name=pin", 1);
      Arrays.stream(SatisfactionLevel.values())
          .limit(4)
          .forEach(level -> terminal.input().pressed(level, "keypad"));
      await(lines, "way checked check=", 10);
      await(lines, "way screen name=diagnosis", 1);
      scan(robot, receipts.good(2));
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
      terminal.input().pressed(SatisfactionLevel.VERY_DISSATISFIED, "keypad");
      await(lines, "way diagnosis left", 1);
      awaitText(robot, "请扫描办件回执");
      scan(robot, receipts.good(3));
      awaitText(robot, "请您评价本次服务");
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

  /** Types as a keyboard-wedge scanner does, faster than a robot of the tests could. */
  private static void scan(FxRobot robot, String receipt) {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          Scene scene = robot.listWindows().get(0).getScene();
          for (int i = 0; i < receipt.length(); i++) {
            String character = receipt.substring(i, i + 1);
            Event.fireEvent(scene, key(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED));
          }
          Event.fireEvent(scene, key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER));
          Event.fireEvent(scene, key(KeyEvent.KEY_TYPED, "\r", KeyCode.UNDEFINED));
        });
  }

  private static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code) {
    return new KeyEvent(type, character, "", code, false, false, false, false);
  }

  private static void awaitText(FxRobot robot, String text) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(texts(robot)).contains(text));
  }

  private static List<String> texts(FxRobot robot) {
    try {
      return WaitForAsyncUtils.asyncFx(
              () ->
                  robot.listWindows().stream()
                      .flatMap(window -> window.getScene().getRoot().lookupAll("Text").stream())
                      .map((Node node) -> ((Text) node).getText())
                      .collect(Collectors.toList()))
          .get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<JournalBody.Rated> rated() {
    return WrittenJournal.bodies(folder, JournalBody.Rated.class);
  }
}
