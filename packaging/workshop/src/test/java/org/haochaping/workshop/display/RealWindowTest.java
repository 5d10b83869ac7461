package org.haochaping.workshop.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.workshop.citizen.Screen;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal in a real GTK window on an X display, with a keyboard's and a scanner's keys. */
class RealWindowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int WIDTH = 1024;
  private static final int HEIGHT = 600;

  /** Letters and pictures have many shades; an empty window has two or three. */
  private static final int SHADES = 30;

  @TempDir Path dir;

  @Test
  void window_scannerThatTypesAndKeys_rateAndThank() throws Exception {
    Hall hall =
        Hall.setUp(Programs.in(Path.of(System.getProperty("hall.home"))), dir, Ports.free());
    hall.configureGateway("city.enabled = false");
    hall.addTerminal(
        "window",
        1,
        "screen { width = %d, height = %d }\nsession { thanks = 60s, settle = 0s }"
            .formatted(WIDTH, HEIGHT));
    String receipt = hall.issueReceipts(1, 1).get(0).link();
    Screen screen = new Screen();
    try (VirtualDisplay display = VirtualDisplay.start(WIDTH, HEIGHT);
        Onlooker onlooker = Onlooker.at(display.name());
        Program gateway = hall.startGateway(way -> {});
        Program terminal =
            hall.launchTerminal(
                "window",
                Map.of("DISPLAY", display.name(), "JDK_JAVA_OPTIONS", "-Dprism.order=sw"),
                screen)) {
      terminal.whenEnded(screen::end);
      assertThat(gateway.alive()).isTrue();
      screen.awaitStep("settings", PATIENCE);
      int[] idle = awaitPicture(onlooker, new int[0]);

      // In one go, as a scanner does it: an Enter that comes late ends no code.
      assertThat(
              after(
                  screen,
                  () ->
                      xdotool(
                          display, "type", "--delay", "5", "--args", "1", receipt, "key", "Return"),
                  "offered"))
          .isTrue();
      int[] offered = awaitPicture(onlooker, idle);

      assertThat(after(screen, () -> xdotool(display, "key", "4"), "reasons")).isTrue();
      // On this screen 3 ticks and 4 confirms.
      assertThat(after(screen, () -> xdotool(display, "key", "3"), "reasons")).isTrue();
      assertThat(after(screen, () -> xdotool(display, "key", "4"), "thanked")).isTrue();
      awaitPicture(onlooker, offered);
      assertThat(screen.now()).isEqualTo("thanked");
      assertThat(hall.journal("window").ratings().values())
          .extracting(JournalBody.Rated::level)
          .containsExactly(SatisfactionLevel.DISSATISFIED);
    }
  }

  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  private static boolean after(Screen screen, Act act, String name) throws Exception {
    int mark = screen.mark();
    act.run();
    return screen.await(mark, PATIENCE, Set.of(name)).isPresent();
  }

  /** Waits until the screen has a picture, and another one than that. */
  private static int[] awaitPicture(Onlooker onlooker, int[] before) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> onlooker.pixels(0, 0, WIDTH, HEIGHT),
            pixels ->
                !Arrays.equals(pixels, before)
                    && Arrays.stream(pixels).distinct().count() > SHADES);
  }

  private static void xdotool(VirtualDisplay display, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", display.name());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
