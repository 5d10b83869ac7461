package org.haochaping.terminal.clock;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Linux says of its clock, see adjtimex(2). Any time client (systemd-timesyncd, chrony, ntpd)
 * tells the kernel by how much the clock may be wrong; until then, after a boot from a saved date
 * and whenever somebody sets the clock by hand, that is 16 s, and {@code timedatectl} calls it not
 * synchronised. Without a time server it grows to that again within nine hours.
 */
final class KernelClock implements ClockEvidence {
  private static final Logger LOG = LoggerFactory.getLogger(KernelClock.class);
  private static final long UNKNOWN_MICROS = 16_000_000;
  private static final int ROOM = 512;

  private boolean told;

  /** The call that is needed; JNA finds it by its name. */
  interface CLibrary extends Library {
    int adjtimex(byte[] timex) throws LastErrorException;
  }

  @Override
  public synchronized boolean isSynchronised() {
    try {
      byte[] timex = new byte[ROOM]; // all zero: only asks
      CLibrary c = Native.load("c", CLibrary.class);
      return c.adjtimex(timex) >= 0 && isSynchronised(timex, Native.LONG_SIZE);
    } catch (LastErrorException | LinkageError e) {
      if (!told) {
        LOG.warn("the system clock can't be asked; the gateway alone sets the time", e);
      }
      told = true;
      return false;
    }
  }

  /** Reads {@code maxerror}, which stands behind {@code modes}, {@code offset} and {@code freq}. */
  static boolean isSynchronised(byte[] timex, int longSize) {
    ByteBuffer bytes = ByteBuffer.wrap(timex).order(ByteOrder.nativeOrder());
    long micros = longSize == Long.BYTES ? bytes.getLong(3 * longSize) : bytes.getInt(3 * longSize);
    return micros < UNKNOWN_MICROS;
  }
}
