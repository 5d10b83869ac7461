package org.haochaping.terminal.keypad;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds out whether a device talks without ever making sense: the wrong model, baud rate or frame.
 * Single bytes of noise, far apart, are no talk. Where a person makes the device talk, three bursts
 * within two minutes are enough: nobody presses on for ten seconds a key that does nothing. Pure:
 * times are milliseconds of a monotonic clock.
 */
public final class NonsenseWatch {
  static final long TALK_MILLIS = 10_000;
  private static final long PAUSE_MILLIS = 2_000;
  private static final int MANY_BYTES = 64;
  private static final long BURST_PAUSE_MILLIS = 300;
  private static final long BURSTS_MILLIS = 120_000;
  private static final int BURST_BYTES = 2;
  private static final int MANY_BURSTS = 3;

  private final boolean byBursts;
  private final Deque<Long> bursts = new ArrayDeque<>();
  private int burstBytes;
  private long sinceMillis;
  private long lastMillis;
  private long bytes;

  /** Judges what is sent without end only. */
  public NonsenseWatch() {
    this(false);
  }

  private NonsenseWatch(boolean byBursts) {
    this.byBursts = byBursts;
  }

  /** Judges each burst too, as of a press or a scan. */
  public static NonsenseWatch ofBursts() {
    return new NonsenseWatch(true);
  }

  /** Bytes came that hold no frame: whether this is nonsense by now. */
  public boolean isNonsense(int count, long nowMillis) {
    boolean manyBursts = byBursts && burst(count, nowMillis);
    if (bytes == 0 || nowMillis - lastMillis > PAUSE_MILLIS) {
      sinceMillis = nowMillis;
      bytes = 0;
    }
    lastMillis = nowMillis;
    bytes += count;
    return manyBursts || (bytes >= MANY_BYTES && nowMillis - sinceMillis >= TALK_MILLIS);
  }

  /** Counts a burst once it has as many bytes as no noise has. */
  private boolean burst(int count, long nowMillis) {
    if (nowMillis - lastMillis > BURST_PAUSE_MILLIS) {
      burstBytes = 0;
    }
    boolean before = burstBytes >= BURST_BYTES;
    burstBytes += count;
    if (!before && burstBytes >= BURST_BYTES) {
      bursts.add(nowMillis);
    }
    while (!bursts.isEmpty() && nowMillis - bursts.peek() > BURSTS_MILLIS) {
      bursts.remove();
    }
    return bursts.size() >= MANY_BURSTS;
  }

  /** Something was understood. */
  public void reset() {
    bytes = 0;
    burstBytes = 0;
    bursts.clear();
  }
}
