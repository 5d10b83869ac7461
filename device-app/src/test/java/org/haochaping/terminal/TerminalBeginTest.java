package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole terminal where a touch of the idle screen begins, and where it does not. */
@ExtendWith(ApplicationExtension.class)
final class TerminalBeginTest {
  private static final String BEGIN = "#idle-begin";

  @TempDir Path folder;
  private final Receipts receipts = new Receipts();
  private Terminal terminal;

  @AfterEach
  void close() {
    terminal.close();
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void idle_firstPressAllowed_touchOffersAndRatesNothing(FxRobot robot) throws Exception {
    start(new Offers(true, false, false));
    SeenTexts.await(robot, "点此评价，或按任意键");
    Region button = robot.lookup(BEGIN).queryAs(Region.class);
    double shortSide = Math.min(button.getScene().getWidth(), button.getScene().getHeight());
    assertThat(Math.min(button.getWidth(), button.getHeight()))
        .as("15 mm on a 7-inch screen")
        .isGreaterThanOrEqualTo(Math.floor(shortSide / 6));
    assertThat(button.isFocusTraversable()).isTrue();
    robot.clickOn(BEGIN);
    SeenTexts.await(robot, "评价本窗口的服务态度和办事能力");
    assertThat(robot.lookup(".chosen").queryAll()).isEmpty();
    assertThat(WrittenJournal.bodies(folder, JournalBody.Rated.class)).isEmpty();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(WrittenJournal.bodies(folder, JournalBody.Offered.class))
                    .extracting(JournalBody.Offered::by, JournalBody.Offered::about)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("press", "window")));
    robot.clickOn("#level-satisfied");
    SeenTexts.await(robot, "感谢您的评价");
    assertThat(WrittenJournal.bodies(folder, JournalBody.Rated.class))
        .extracting(JournalBody.Rated::level)
        .containsExactly(SatisfactionLevel.SATISFIED);
  }

  @Test
  void idle_consultationAllowed_touchOffersThat(FxRobot robot) throws Exception {
    start(new Offers(false, true, false));
    SeenTexts.await(robot, "咨询也可评价：点此，或按任意键");
    robot.clickOn(BEGIN);
    SeenTexts.await(robot, "评价本次咨询服务");
    robot.clickOn("#level-dissatisfied");
    SeenTexts.await(robot, "您的评价已如实记录；如需答复，请向大厅咨询台反映");
  }

  @Test
  void idle_receiptsOnly_hasNothingToTouch(FxRobot robot) throws Exception {
    start(Offers.RECEIPT_ONLY);
    SeenTexts.await(robot, "请扫描办件回执");
    assertThat(robot.lookup(".touchable").queryAll()).isEmpty();
  }

  @Test
  void level_underTheSecondOfTwoQuickTaps_isNotRated(FxRobot robot) throws Exception {
    start(new Offers(true, false, false), "session.settle = 1h");
    SeenTexts.await(robot, "点此评价，或按任意键");
    robot.clickOn(BEGIN);
    SeenTexts.await(robot, "请您评价本次服务");
    robot.clickOn("#level-very-dissatisfied");
    // What comes later is done later: by now the touch was looked at.
    terminal.input().scanned(receipts.good(1));
    Awaitility.await()
        .until(() -> WrittenJournal.bodies(folder, JournalBody.Offered.class).size() == 2);
    assertThat(WrittenJournal.bodies(folder, JournalBody.Rated.class)).isEmpty();
  }

  private void start(Offers offers) throws IOException, InterruptedException {
    start(offers, "");
  }

  private void start(Offers offers, String more) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("data"));
    TerminalSettings settings =
        new TerminalSettings("测试大厅", "", Optional.empty(), List.of(), offers, ReasonList.none());
    Files.write(folder.resolve("data/settings.json"), settings.encode());
    TerminalConfig config = TerminalConfig.load(TestBundle.write(folder, receipts, more));
    terminal = Terminal.start(config, config.gateway().keys(), Optional.empty());
  }
}
