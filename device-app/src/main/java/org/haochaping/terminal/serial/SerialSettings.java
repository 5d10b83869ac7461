package org.haochaping.terminal.serial;

import java.nio.file.Path;

/**
 * Where a serial device is, 8N1.
 *
 * @param device best a link under {@code /dev/serial/by-id}, which stays when the number changes
 */
public record SerialSettings(Path device, int baud) {
  /** Checks the rate. */
  public SerialSettings {
    if (baud < 300 || baud > 4_000_000) {
      throw new IllegalArgumentException("baud: 300 to 4000000");
    }
  }
}
