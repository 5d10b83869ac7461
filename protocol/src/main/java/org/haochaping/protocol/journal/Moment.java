package org.haochaping.protocol.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * When something happened, as the terminal knew it then. A Raspberry Pi has no battery clock, so
 * the wall time may be wrong by years; boot id and monotonic time let the gateway correct it later
 * (docs/protocol.md, 11). The uncorrected time stays.
 *
 * @param boot which run of the terminal program: 1 to 32 of {@code A-Z a-z 0-9 -}
 * @param monotonicMillis milliseconds on that run's monotonic clock, 0 to 2⁵³
 * @param wall what the wall clock said, UTC, years 1970 to 9999, cut to milliseconds
 * @param trusted whether the gateway or NTP had vouched for {@code wall}
 */
public record Moment(String boot, long monotonicMillis, Instant wall, boolean trusted) {
  /** As much as a double holds exactly, as some languages have nothing else: 285,000 years. */
  public static final long MAX_MONOTONIC_MILLIS = 1L << 53;

  // Compiled once: an entry is read for each rating, by the gateway's busiest readers.
  private static final Pattern BOOT = Pattern.compile("[A-Za-z0-9-]{1,32}");
  private static final long YEAR_10000 = 253_402_300_800L;

  /** Checks the form and cuts the wall time to milliseconds. */
  public Moment {
    if (!BOOT.matcher(boot).matches()) {
      throw new ProtocolException("boot: 1 to 32 of A-Z, a-z, 0-9 and -");
    }
    if (monotonicMillis < 0 || monotonicMillis > MAX_MONOTONIC_MILLIS) {
      throw new ProtocolException("mono: not within 0 to 2^53");
    }
    if (wall.getEpochSecond() < 0 || wall.getEpochSecond() >= YEAR_10000) {
      throw new ProtocolException("wall: not within the years 1970 to 9999");
    }
    wall = wall.truncatedTo(ChronoUnit.MILLIS);
  }
}
