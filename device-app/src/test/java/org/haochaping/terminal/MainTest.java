package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class MainTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_everyCommand_isThere() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("run");
    assertThat(run("run", "--help")).isZero();
    assertThat(out.toString()).contains("--config", "--headless", "--pictures");
  }

  @Test
  void usage_wrong_exits2() {
    assertThat(run("run", "--nonsense")).isEqualTo(2);
    assertThat(run("run", "--pictures", "x")).isEqualTo(2);
  }

  @Test
  void config_missing_exits1WithOneSentence() {
    assertThat(run("run", "--config", folder.resolve("none.conf").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none.conf", "terminal add").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "terminal.id = \"Not An Id\"|terminal.id",
        "terminal.window = 70000|0 to 65535",
        "terminal.windw = 3|misspelling",
        "terminal.time-zone = \"Mars\"|terminal.time-zone",
        "gateway.port = 0|1 to 65535",
        "receipt.public-key = \"AAAA\"|Ed25519",
        "session.thanks = 0s|above zero",
        "session.thanks = soon|thanks",
        "screen.width = 3|480 x 320",
        "health.frame-limit = 1s|5 seconds to 10 minutes",
        "keypad.hid { enabled = true, keys { \"x\": satisfied } }|0 to 767",
        "keypad.hid { enabled = true, keys { \"30\": satisfied } }|all five levels",
        "keypad.serial { enabled = true, frame = \"A5\" }|one KK",
        "keypad.serial { enabled = true, baud = 1 }|300 to 4000000",
        "keypad.serial.enabled = true, scanner.serial.enabled = true|ls /dev/serial/by-id",
        "keypad.serial.enabled = true, scanner.serial { enabled = true, device = \"/dev/serial/by-id/usb-A\" }|name each device",
        "keypad.serial { enabled = true, keys { \"01\": satisfied } }|all five levels",
      })
  void config_wrongValue_namesFileLineAndReason(String line, String reason) throws IOException {
    Path config = folder.resolve("terminal.conf");
    Files.writeString(
        config,
        "terminal.id = t1\nreceipt.public-key = \""
            + new Receipts().publicKey()
            + "\"\n"
            + line
            + "\n");
    assertThat(run("run", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(reason, "terminal.conf: 3").hasLineCount(1);
  }

  @Test
  void config_keysMissing_saysWhichFile() throws IOException {
    Path config = TestBundle.write(folder, new Receipts(), "");
    Files.delete(folder.resolve("terminal.key"));
    assertThat(run("run", "--headless", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("terminal.key").hasLineCount(1);
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
