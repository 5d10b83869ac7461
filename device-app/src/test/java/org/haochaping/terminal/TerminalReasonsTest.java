package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Clerk;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole terminal by the settings that it kept, with no gateway in reach. */
@ExtendWith(ApplicationExtension.class)
final class TerminalReasonsTest {
  private static final TerminalSettings SETTINGS =
      new TerminalSettings(
          "测试大厅",
          "市场监督管理局",
          Optional.of(new Clerk("王晓芳", "A012", "企业登记", 4, false)),
          List.of("周六照常办理"),
          new Offers(false, false, true),
          new ReasonList(
              "2020-05",
              List.of(
                  new Reason(SatisfactionLevel.DISSATISFIED, "207", "没有提供材料样本", true),
                  new Reason(SatisfactionLevel.DISSATISFIED, "208", "没有提供材料清单", true))));

  @TempDir Path folder;
  private Path home;
  private final Receipts receipts = new Receipts();
  private Terminal terminal;

  @BeforeEach
  void start() throws InterruptedException, IOException {
    start(folder, "");
  }

  @AfterEach
  void close() {
    if (terminal != null) {
      terminal.close();
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void idle_settingsKept_showsTheClerkOnDuty(FxRobot robot) {
    SeenTexts.await(robot, "王晓芳");
    SeenTexts.await(robot, "周六照常办理");
  }

  @Test
  void badRating_reasonsByTouch_areWrittenAndTheCallIsPromised(FxRobot robot) {
    rate(robot, 1, KeyCode.DIGIT4);
    SeenTexts.await(robot, "没有提供材料样本");
    SeenTexts.await(robot, "您的评价已保存");
    assertThat(WrittenJournal.bodies(home, JournalBody.Rated.class)).hasSize(1);
    robot.clickOn(text(robot, "没有提供材料清单"));
    robot.clickOn("#reasons-confirm");
    SeenTexts.await(robot, "感谢您的评价");
    SeenTexts.await(robot, "工作人员将在 48 小时内与您联系，了解情况并整改");
    awaitReasons("208");
  }

  @Test
  void badRating_reasonsByTheKeysAlone_areWritten(FxRobot robot) {
    rate(robot, 1, KeyCode.DIGIT4);
    SeenTexts.await(robot, "没有提供材料样本");
    robot.type(KeyCode.DIGIT3);
    // Two keys as fast as a robot's are a scanner's.
    Awaitility.await().until(() -> robot.lookup(".ticked").tryQuery().isPresent());
    robot.type(KeyCode.DIGIT4);
    SeenTexts.await(robot, "感谢您的评价");
    awaitReasons("207");
  }

  @Test
  void pressesAndTouches_asSoonAsTheScreenChanges_answerAndChangeNothing(FxRobot robot)
      throws Exception {
    close();
    start(folder.resolve("reasons"), "session { settle = 10m, reasons-timeout = 10m }");
    rate(robot, 1, KeyCode.DIGIT4); // counts at once: nobody was there before
    SeenTexts.await(robot, "没有提供材料样本");
    robot.clickOn(text(robot, "没有提供材料清单"));
    robot.type(KeyCode.DIGIT5);
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .until(() -> SeenTexts.of(robot).contains("没有提供材料清单"));
    assertThat(robot.lookup(".ticked").tryQuery()).isEmpty();

    close();
    start(folder.resolve("thanks"), "session { settle = 10m, thanks = 10m }");
    rate(robot, 1, KeyCode.DIGIT1);
    SeenTexts.await(robot, "感谢您的评价");
    robot.clickOn(text(robot, "非常不满意"));
    robot.type(KeyCode.DIGIT5);
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .until(() -> SeenTexts.of(robot).contains("感谢您的评价"));
    assertThat(WrittenJournal.bodies(home, JournalBody.Rated.class)).hasSize(1);
    assertThat(WrittenJournal.bodies(home, JournalBody.Reasons.class)).isEmpty();
  }

  @Test
  void thanks_anotherFaceTouched_replacesTheRating(FxRobot robot) {
    rate(robot, 1, KeyCode.DIGIT1);
    SeenTexts.await(robot, "感谢您的评价");
    robot.clickOn(text(robot, "不满意"));
    SeenTexts.await(robot, "没有提供材料样本");
    assertThat(WrittenJournal.bodies(home, JournalBody.Rated.class))
        .extracting(JournalBody.Rated::level)
        .containsExactly(SatisfactionLevel.VERY_SATISFIED, SatisfactionLevel.DISSATISFIED);
  }

  @Test
  void thanks_over_theHallIsOfferedAndNoCallPromisedForIt(FxRobot robot) {
    rate(robot, 1, KeyCode.DIGIT1);
    SeenTexts.await(robot, "感谢您的评价");
    SeenTexts.await(robot, "评价整个政务服务大厅");
    robot.type(KeyCode.DIGIT5);
    SeenTexts.await(robot, "您的评价已如实记录；如需答复，请向大厅咨询台反映");
    assertThat(SeenTexts.of(robot)).doesNotContain("工作人员将在 48 小时内与您联系，了解情况并整改");
  }

  private void start(Path in, String more) throws InterruptedException, IOException {
    home = in;
    Files.createDirectories(home.resolve("data"));
    Files.write(home.resolve("data/settings.json"), SETTINGS.encode());
    TerminalConfig config = TerminalConfig.load(TestBundle.write(home, receipts, more));
    terminal = Terminal.start(config, config.gateway().keys(), Optional.empty());
  }

  private void rate(FxRobot robot, int n, KeyCode key) {
    SeenTexts.await(robot, "请扫描办件回执");
    WedgeScanner.scan(robot, receipts.good(n));
    SeenTexts.await(robot, "请您评价本次服务");
    robot.type(key);
  }

  private static Node text(FxRobot robot, String words) {
    return robot.lookup(node -> node instanceof Text text && text.getText().equals(words)).query();
  }

  /** The screen does not wait until they are on disk. */
  private void awaitReasons(String code) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(WrittenJournal.bodies(home, JournalBody.Reasons.class))
                    .singleElement()
                    .satisfies(reasons -> assertThat(reasons.codes()).containsExactly(code)));
  }
}
