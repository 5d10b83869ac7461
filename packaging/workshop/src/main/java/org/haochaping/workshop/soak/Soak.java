package org.haochaping.workshop.soak;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haochaping.workshop.citizen.Screen;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;

/** One terminal, its gateway, and as many sessions as wanted; looks at the terminal on the way. */
final class Soak {
  private static final String TERMINAL = "soak";

  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** So many looks; before the first one, the program has loaded and compiled what it needs. */
  private static final int LOOKS = 20;

  /** More frames a second than a screen needs: nobody watches, and each session waits for four. */
  private static final Map<String, String> HURRY =
      Map.of("JDK_JAVA_OPTIONS", "-Djavafx.animation.pulse=500");

  private Soak() {}

  static Flatness run(Programs programs, Path dir, long sessions, PrintStream out) {
    Hall hall = Hall.setUp(programs, dir, Ports.free());
    hall.configureGateway("city.enabled = false\nsettings.first-press = true");
    hall.addTerminal(
        TERMINAL,
        1,
        """
        screen { width = 800, height = 480 }
        session { offered-timeout = 4s, reasons-timeout = 60s, thanks = 1s, refused = 1s, settle = 0s }
        """);
    Screen screen = new Screen();
    try (Program gateway = hall.startGateway(way -> {});
        Program terminal = hall.launchHeadless(TERMINAL, HURRY, screen)) {
      terminal.whenEnded(screen::end);
      screen.awaitStep("settings", ANSWER);
      Soaker soaker = new Soaker(terminal, screen, hall.receiptKey());
      List<Footprint> looks = new ArrayList<>();
      long warmUp = sessions / 10;
      long between = Math.max(1, (sessions - warmUp) / LOOKS);
      for (long n = 0; n < sessions; n++) {
        soaker.session(SessionKind.of(n), (int) (n % 5) + 1);
        long done = n + 1;
        if (done > warmUp && (done - warmUp) % between == 0) {
          Footprint look = Footprint.of(terminal.pid());
          looks.add(look);
          screen.forget();
          out.println(
              done
                  + " / "
                  + sessions
                  + "  heap "
                  + look.heapKib() / 1024
                  + " MiB, handles "
                  + look.handles()
                  + ", threads "
                  + look.threads());
        }
      }
      if (!gateway.alive()) {
        throw new HallException("the gateway ended meanwhile");
      }
      return Flatness.of(sessions, looks);
    }
  }
}
