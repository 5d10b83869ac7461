package org.haochaping.protocol.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * When something happened, as the terminal knew it then. A Raspberry Pi has no battery clock, so
 * the wall time may be wrong by years; boot id and monotonic time let the gateway correct it later
 * (DESIGN, Journal). The uncorrected time stays.
 *
 * @param boot which run of the terminal program: 1 to 32 of {@code A-Z a-z 0-9 -}
 * @param monotonicMillis milliseconds on that run's monotonic clock, from 0
 * @param wall what the wall clock said, UTC, cut to milliseconds
 * @param trusted whether the gateway or NTP had vouched for {@code wall}
 */
public record Moment(String boot, long monotonicMillis, Instant wall, boolean trusted) {
  // Compiled once: an entry is read for each rating, by the gateway's busiest readers.
  private static final Pattern BOOT = Pattern.compile("[A-Za-z0-9-]{1,32}");

  /** Checks the form and cuts the wall time to milliseconds. */
  public Moment {
    if (!BOOT.matcher(boot).matches()) {
      throw new ProtocolException("boot: 1 to 32 of A-Z, a-z, 0-9 and -");
    }
    if (monotonicMillis < 0) {
      throw new ProtocolException("mono: below 0");
    }
    wall = wall.truncatedTo(ChronoUnit.MILLIS);
  }
}
