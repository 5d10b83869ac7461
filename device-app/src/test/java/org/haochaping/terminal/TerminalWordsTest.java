package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import javafx.scene.text.Text;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The running terminal in the hall's own words. */
@ExtendWith(ApplicationExtension.class)
final class TerminalWordsTest {
  @TempDir Path folder;

  private Optional<Terminal> terminal = Optional.empty();

  @AfterEach
  void close() {
    terminal.ifPresent(Terminal::close);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void ownWords_byConfiguration_areOnTheScreen(FxRobot robot) throws Exception {
    Files.writeString(folder.resolve("own.properties"), "idle.title = 请在此扫码\n");
    start("screen.texts.zh = own.properties");
    SeenTexts.await(robot, "请在此扫码");
    SeenTexts.await(robot, "评价 7 号窗口的服务");
  }

  @Test
  void ownLanguage_byConfiguration_isWrittenLarge(FxRobot robot) throws Exception {
    Files.writeString(folder.resolve("kazakh.properties"), everySentence("Қаз "));
    start("screen { texts.kk = kazakh.properties, other-language = kk, language = kk }");
    SeenTexts.await(robot, "Қаз 请扫描办件回执");
    SeenTexts.await(robot, "Қаз 7 号窗口");
    WaitForAsyncUtils.asyncFx(
            () ->
                assertThat(robot.lookup(".huge").<Text>query().getText()).isEqualTo("Қаз 请扫描办件回执"))
        .get();
  }

  @Test
  void mongolianWords_byConfiguration_standUprightBesideTheChinese(FxRobot robot) throws Exception {
    try (InputStream pack =
        Terminal.class.getResourceAsStream("screen/mongolian-test.properties")) {
      Files.copy(pack, folder.resolve("mongolian.properties"));
    }
    start("screen.side-texts = mongolian.properties");
    SeenTexts.await(robot, "请扫描办件回执");
    SeenTexts.await(robot, "\u182e\u1823\u1829\u182d\u1823\u182f \u1830\u1820\u1822\u1828\u200c");
  }

  @Test
  void ownWords_wrong_areRefusedAtTheStartInOneSentence() throws IOException {
    Files.writeString(folder.resolve("own.properties"), "idle.titel = 请在此扫码\n");
    Path config = TestBundle.write(folder, new Receipts(), "screen.texts.zh = own.properties");
    assertThatThrownBy(() -> TerminalConfig.load(config))
        .hasMessageContaining("terminal.conf")
        .hasMessageContaining("screen")
        .hasMessageEndingWith("zh: no sentence has the key idle.titel");
  }

  private static String everySentence(String before) throws IOException {
    Properties sentences = new Properties();
    try (InputStream file = Terminal.class.getResourceAsStream("screen/texts_zh.properties")) {
      sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return sentences.stringPropertyNames().stream()
        .map(
            key ->
                key
                    + " = "
                    + (key.equals("header.date") ? "" : before)
                    + sentences.getProperty(key)
                    + "\n")
        .collect(Collectors.joining());
  }

  private void start(String more) throws InterruptedException {
    TerminalConfig config = TerminalConfig.load(TestBundle.write(folder, new Receipts(), more));
    terminal = Optional.of(Terminal.start(config, config.gateway().keys(), Optional.empty()));
  }
}
