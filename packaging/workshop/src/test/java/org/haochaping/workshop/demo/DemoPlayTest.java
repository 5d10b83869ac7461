package org.haochaping.workshop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.haochaping.workshop.hall.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo as a stranger runs it: three kinds of processes, real serial devices. */
class DemoPlayTest {
  @TempDir Path dir;

  @Test
  void play_shippedSample_accountsForEveryRating() {
    assertAccount(
        "twenty-ratings.play", "pressed=20 on-disk=20 stored=20 city=20 twice=0 missing=0");
  }

  @Test
  void play_everyFlow_endsOnTheScreensThatItExpectsAndAccountsForEveryRating() {
    assertAccount(
        "every-flow.play",
        "pressed=9 on-disk=9 stored=9 city=7 twice=0 missing=0 hall-only=4 in-batches=2");
  }

  @Test
  void play_trouble_isSaidOnTheScreenAndToTheHallAndLosesNoRating() {
    assertAccount(
        "trouble.play",
        "pressed=5 on-disk=5 stored=5 city=2 twice=0 missing=0 hall-only=3 not-saved=1");
  }

  private void assertAccount(String play, String account) {
    Ports ports = Ports.free();
    Ran ran =
        demo(
            "--headless",
            "--play=" + play,
            "--mqtt-port=" + ports.mqtt(),
            "--city-port=" + ports.city(),
            "--dir=" + dir.resolve("hall"));
    assertThat(ran.account()).as(ran.output()).containsExactly(account);
    assertThat(ran.code()).isZero();
  }

  @Test
  void tour_walked_showsTheWayFromAnAcceptedCaseToThePublicPage() {
    Ports ports = Ports.free();
    Ports pages = Ports.free();
    InputStream before = System.in;
    System.setIn(InputStream.nullInputStream());
    try {
      Ran ran =
          demo(
              "--headless",
              "--tour",
              "--mqtt-port=" + ports.mqtt(),
              "--city-port=" + ports.city(),
              "--results-port=" + pages.mqtt(),
              "--phone-port=" + pages.city(),
              "--dir=" + dir.resolve("hall"));
      assertThat(ran.output())
          .contains("accepted=4 rated=3 follow-ups=1 defaults=1 city=4 public=yes");
      assertThat(ran.code()).isZero();
      assertThat(dir.resolve("hall/receipt.png")).isNotEmptyFile();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void start_portInUse_saysWhichAndHowToChooseAnother() throws Exception {
    try (java.net.ServerSocket taken =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      // The other port is a free one: the usual one may be in use on this machine.
      Ran city = demo("--headless", "--mqtt-port=" + Ports.free().mqtt(), "--city-port=" + port);
      assertThat(city.code()).isEqualTo(1);
      assertThat(city.output()).contains("" + port).contains("--city-port");
      Ran mqtt = demo("--headless", "--mqtt-port=" + port);
      assertThat(mqtt.code()).isEqualTo(1);
      assertThat(mqtt.output()).contains("" + port).contains("--mqtt-port");
    }
  }

  private record Ran(int code, String output) {
    /** The last line. */
    List<String> account() {
      List<String> lines = output.lines().toList();
      return lines.subList(lines.size() - 1, lines.size());
    }
  }

  private static Ran demo(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      int code = new CommandLine(new DemoCommand()).execute(arguments);
      return new Ran(code, output.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
