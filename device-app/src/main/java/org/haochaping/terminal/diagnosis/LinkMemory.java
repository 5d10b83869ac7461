package org.haochaping.terminal.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.haochaping.terminal.uplink.LinkListener;

/** Remembers how the link to the gateway is and since when. Any thread. */
public final class LinkMemory implements LinkListener {
  private final LinkListener next;
  private final LongSupplier millis;
  private boolean online;
  private long sinceMillis;
  private long lastWaiting = Long.MAX_VALUE;
  private OptionalLong lastSyncMillis = OptionalLong.empty();

  /**
   * Offline until told otherwise.
   *
   * @param next is told all that this is told
   * @param millis a monotonic clock
   */
  public LinkMemory(LinkListener next, LongSupplier millis) {
    this.next = next;
    this.millis = millis;
    this.sinceMillis = millis.getAsLong();
  }

  @Override
  public void link(boolean nowOnline, long waiting) {
    synchronized (this) {
      long now = millis.getAsLong();
      boolean wasInStep = online && lastWaiting == 0;
      if (online != nowOnline) {
        online = nowOnline;
        sinceMillis = now;
      }
      if (wasInStep || (nowOnline && (waiting == 0 || waiting < lastWaiting))) {
        lastSyncMillis = OptionalLong.of(now);
      }
      lastWaiting = waiting;
    }
    next.link(nowOnline, waiting);
  }

  synchronized boolean isOnline() {
    return online;
  }

  synchronized Duration since() {
    return Duration.ofMillis(millis.getAsLong() - sinceMillis);
  }

  /** How long ago the gateway confirmed something, or nothing was waiting; empty if never. */
  synchronized Optional<Duration> lastSync() {
    if (online && lastWaiting == 0) {
      return Optional.of(Duration.ZERO);
    }
    return lastSyncMillis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong() - lastSyncMillis.getAsLong()))
        : Optional.empty();
  }
}
