package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.serial.Pty;
import org.haochaping.terminal.session.Receipts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started without a display: standard input, way lines, pictures, SIGTERM. */
@Timeout(120)
final class HeadlessProcessTest {
  @TempDir Path folder;

  private final Receipts receipts = new Receipts();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private Process process;
  private Pty keypad;

  @BeforeEach
  void start() throws IOException {
    keypad = Pty.open(folder.resolve("keypad"));
    Path config =
        TestBundle.write(
            folder,
            receipts,
            // Whoever presses here presses as soon as the keypad is there.
            "keypad.serial { enabled = true, device = \"keypad\", repeat-quiet = 0s }");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--config",
            config.toString(),
            "--headless",
            "--pictures",
            folder.resolve("pictures").toString()));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread reader = new Thread(this::read, "reader");
    reader.setDaemon(true);
    reader.start();
    awaitLine("way ready");
  }

  @AfterEach
  void stop() throws IOException {
    process.destroyForcibly();
    keypad.close();
  }

  @Test
  void standardInput_scanAndDigit_wayLinesInOrderAndPictures() throws IOException {
    type(receipts.good(1));
    awaitLine("way screen name=offered");
    type("2");
    awaitLine("way screen name=thanked");
    awaitLine("002-offered.png");
    List<String> way =
        lines.stream()
            .filter(line -> line.contains(" way ") && !line.contains("picture"))
            .map(line -> line.substring(line.indexOf(" way ") + 5).replaceAll("=\\S*\\d\\S*", "=*"))
            .toList();
    assertThat(way)
        .containsSubsequence(
            "screen name=idle",
            "ready",
            "screen name=offered",
            "pressed offer=* level=satisfied",
            "on-disk offer=* seq=* micros=*",
            "screen name=thanked");
    assertThat(ImageIO.read(folder.resolve("pictures/002-offered.png").toFile()).getWidth())
        .isEqualTo(1280);
    assertThat(String.join("\n", lines))
        .as("no token is logged")
        .doesNotContain(receipts.good(1).substring(40));
  }

  @Test
  void nativeLibrary_isOnesOwnFile() throws IOException {
    awaitLine("serial device there");
    Path library = folder.resolve("data/cache/serial/libjSerialComm.so").toRealPath();
    assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/maps")))
        .contains(library.toString())
        .doesNotContain("/tmp/jSerialComm/");
  }

  @Test
  void sigterm_offerOpen_endsCleanly() throws Exception {
    type(receipts.good(1));
    awaitLine("-offered.png"); // JavaFX complains of a frame that it can't draw any more
    process.toHandle().destroy(); // SIGTERM, and the output can still be read
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(WrittenJournal.bodies(folder, JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("left");
    assertThat(lines)
        .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Exception in thread"))
        .noneMatch(line -> line.contains("did not end in time"));
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith("-wal"));
    }
  }

  @Test
  void standardInput_ends_terminalGoesOn() throws IOException {
    process.outputWriter().close();
    keypad.send(new byte[] {(byte) 0xA5, 1, 1, 0, 0x5A});
    awaitLine("way not-rated");
    assertThat(process.isAlive()).isTrue();
  }

  private void type(String line) throws IOException {
    Writer writer = process.outputWriter(StandardCharsets.UTF_8);
    writer.write(line + "\n");
    writer.flush();
  }

  private void awaitLine(String part) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(String.join("\n", lines)).contains(part));
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException e) {
      lines.add("(output ended: " + e.getMessage() + ")");
    }
  }
}
