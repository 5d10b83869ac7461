package org.haochaping.terminal.uplink;

import java.time.Duration;
import org.haochaping.protocol.TerminalId;

/**
 * Where the gateway is and how patient to be with it.
 *
 * @param version of the terminal program, for the state message
 * @param host the gateway's host, as its certificate says it
 * @param answerTimeout with no answer for this long, ask again; after three, connect again
 * @param backoffFirst the ceiling of the first pause between two attempts
 * @param backoffCap the ceiling of any pause between two attempts
 * @param window how many batches may be on their way at once, 1 to 16
 */
public record UplinkSettings(
    TerminalId terminal,
    String version,
    String host,
    int port,
    Duration answerTimeout,
    Duration backoffFirst,
    Duration backoffCap,
    int window) {

  /** Checks the bounds. */
  public UplinkSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: 1 to 65535, not " + port);
    }
    if (window < 1 || window > 16) {
      throw new IllegalArgumentException("window: 1 to 16, not " + window);
    }
    if (answerTimeout.isNegative() || answerTimeout.isZero()) {
      throw new IllegalArgumentException("answerTimeout: above 0");
    }
  }

  /** 10 s of patience, pauses of 1 s to 1 min, four batches on their way. */
  public static UplinkSettings of(TerminalId terminal, String version, String host, int port) {
    return new UplinkSettings(
        terminal,
        version,
        host,
        port,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        4);
  }
}
