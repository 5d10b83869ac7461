package org.haochaping.workshop.demo;

import java.time.Duration;
import java.util.List;

/**
 * What a demo's hall is set up with.
 *
 * @param receipts how many cases are accepted already, with their receipts
 * @param terminal lines for each terminal's configuration
 * @param gateway lines for the gateway's configuration
 * @param windows whether the terminals have windows on a display
 */
record Plan(int terminals, int receipts, List<String> terminal, String gateway, boolean windows) {
  private static final int RECEIPTS_BY_HAND = 13;

  /** The sample cases were accepted 20 minutes before the start. */
  private static final Duration DEFAULT_BY_HAND = Duration.ofMinutes(50);

  Plan {
    terminal = List.copyOf(terminal);
  }

  /** For a script, and nothing beside it. */
  static Plan of(PlayScript script, int terminals, boolean windows) {
    int receipts = (int) script.freshReceipts() + 1;
    String gateway = String.join("\n", script.hall());
    return new Plan(terminals, receipts, script.terminal(), gateway, windows);
  }

  /** For a person at the keyboard, with all pages open. */
  static Plan byHand(int terminals, WebPorts ports, boolean windows) {
    return new Plan(
        terminals,
        RECEIPTS_BY_HAND,
        List.of(),
        """
        ratings { default-after = %dm, default-grace = 1s }
        hall { receipt-link = "%s/r/", receipt-valid = 30m }
        phone { enabled = true, port = %d, public-address = "%s" }
        """
                .formatted(
                    DEFAULT_BY_HAND.toMinutes(), ports.phoneUrl(), ports.phone(), ports.phoneUrl())
            + published(ports),
        windows);
  }

  /** For the tour: cases are accepted on the way, and days are seconds. */
  static Plan tour(WebPorts ports, boolean windows) {
    return new Plan(
        1,
        0,
        List.of(),
        """
        ratings { default-after = %ds, default-grace = 1s }
        hall.receipt-valid = %ds
        """
                .formatted(Tour.SEVEN_DAYS.toSeconds(), Tour.SEVEN_DAYS.toSeconds())
            + published(ports),
        windows);
  }

  /** As it comes, and however few there are: nobody who is real rates here. */
  private static String published(WebPorts ports) {
    return """
        publish { enabled = true, port = %d, live = true, least-group = 2, max-age = 1s }
        publish.requests-per-minute = 6000
        """
        .formatted(ports.results());
  }
}
