package org.haochaping.terminal.clock;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.haochaping.protocol.journal.Moment;

/**
 * The time of one run of the terminal program. A Raspberry Pi has no battery clock: after a power
 * cut its wall clock is wrong by hours or years and may jump or run backwards. So each {@link
 * Moment} carries this run's boot id and monotonic milliseconds, and the wall time is the system
 * clock's only until somebody who knows better has said what time it is; from then on it is that
 * time and what the monotonic clock has counted since.
 *
 * <p>Safe to use from any thread; never waits for anything but another reader of the clock.
 */
public final class TerminalClock {
  /** A trusted clock is moved, and a clock entry is due again, when it is wrong by more. */
  public static final Duration STEP = Duration.ofSeconds(2);

  /** A time that may be wrong by more than this is not believed. */
  public static final Duration MAX_UNCERTAINTY = Duration.ofSeconds(30);

  private static final String NOBODY = "none";
  private static final String SYSTEM = "system";
  private static final String GATEWAY = "gateway";
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final int BOOT_CHARACTERS = 14;
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final String boot;
  private final LongSupplier nanos;
  private final InstantSource systemClock;
  private final long startNanos;
  private long lastMillis;
  // The wall time at monotonic 0, once trusted.
  private long epochMillisAtStart;
  private boolean trusted;
  private boolean vouchedFor;
  private String source = NOBODY;
  private boolean announced;

  /**
   * A clock from its parts.
   *
   * @param boot the run's id, see {@link Moment}
   * @param nanos a monotonic clock in nanoseconds, from anywhere
   * @param systemClock the machine's wall clock, right or wrong
   */
  public TerminalClock(String boot, LongSupplier nanos, InstantSource systemClock) {
    this.boot = boot;
    this.nanos = nanos;
    this.systemClock = systemClock;
    this.startNanos = nanos.getAsLong();
  }

  /** The machine's own clocks, and a new random boot id of 14 characters (70 bits). */
  public static TerminalClock system() {
    SecureRandom random = new SecureRandom();
    StringBuilder boot = new StringBuilder(BOOT_CHARACTERS);
    for (int i = 0; i < BOOT_CHARACTERS; i++) {
      boot.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new TerminalClock(boot.toString(), System::nanoTime, InstantSource.system());
  }

  /** This run's id. */
  public String boot() {
    return boot;
  }

  /** Milliseconds since this clock was made; never goes back. */
  public synchronized long monotonicMillis() {
    lastMillis = Math.max(lastMillis, (nanos.getAsLong() - startNanos) / 1_000_000);
    return lastMillis;
  }

  /** Now, as well as it is known now. */
  public synchronized Moment now() {
    long millis = monotonicMillis();
    Instant wall = trusted ? Instant.ofEpochMilli(epochMillisAtStart + millis) : believed();
    return new Moment(boot, millis, wall, trusted);
  }

  // What a clock may say is no reason to refuse a rating; entries take 1970 to 9999.
  private Instant believed() {
    Instant said = systemClock.instant();
    if (said.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return said.isAfter(LAST) ? LAST : said;
  }

  /** Whose time this is: {@code none}, {@code system} or {@code gateway}. */
  public synchronized String source() {
    return source;
  }

  /** Whether somebody has vouched for the wall time. */
  public synchronized boolean isTrusted() {
    return trusted;
  }

  /**
   * The machine's own clock is vouched for, as by a battery or a time server; one that stands
   * before 2020, as after a power cut, is not taken. May be called again and again: where the
   * system clock is put right, so is this one. Once the gateway has said another time, that holds.
   *
   * @param foundOut whether that it is right was found out, see {@link #isVouchedFor}
   * @return whether a clock entry is due
   */
  public synchronized boolean trustSystem(boolean foundOut) {
    vouchedFor = vouchedFor || foundOut;
    return !source.equals(GATEWAY) && trust(systemClock.instant(), Duration.ZERO, SYSTEM);
  }

  /**
   * Whether the wall time is known to be right: by the gateway, or by a system clock that has heard
   * of a time server. That somebody wrote into the configuration that it is right is not enough.
   */
  public synchronized boolean isVouchedFor() {
    return trusted && vouchedFor;
  }

  /**
   * The gateway vouches for the time, exactly. See {@link #trust(Instant, Duration)}.
   *
   * @return whether a clock entry is due
   */
  public boolean trust(Instant wall) {
    return trust(wall, Duration.ZERO);
  }

  /**
   * The gateway vouches for the time. The first time is taken; a later one only when it differs
   * from this clock by more than {@link #STEP} beyond its own uncertainty, so that the wall time of
   * a run does not jitter. A time before 2020 or after 2100 is nobody's and is not taken.
   *
   * @param wall what time it is now
   * @param uncertainty by how much that may be wrong; nothing over {@link #MAX_UNCERTAINTY} is
   *     believed
   * @return whether a clock entry is due: the time was taken, or the entry for an earlier one was
   *     {@linkplain #announceAgain not written}
   */
  public boolean trust(Instant wall, Duration uncertainty) {
    return trust(wall, uncertainty, GATEWAY);
  }

  private synchronized boolean trust(Instant wall, Duration uncertainty, String by) {
    if (wall.isBefore(EARLIEST)
        || wall.isAfter(LATEST)
        || uncertainty.compareTo(MAX_UNCERTAINTY) > 0) {
      return false;
    }
    long epochMillis = wall.toEpochMilli() - monotonicMillis();
    long tolerance = STEP.plus(uncertainty).toMillis();
    if (!trusted || Math.abs(epochMillis - epochMillisAtStart) > tolerance) {
      trusted = true;
      source = by;
      epochMillisAtStart = epochMillis;
      announced = false;
    }
    vouchedFor = vouchedFor || by.equals(GATEWAY);
    boolean due = !announced;
    announced = true;
    return due;
  }

  /** The clock entry that was due could not be written: the next {@code trust} says so again. */
  public synchronized void announceAgain() {
    announced = false;
  }
}
