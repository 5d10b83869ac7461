package org.haochaping.terminal.uplink;

import java.util.function.LongSupplier;

/** Tells the listener what changed, and nothing twice. */
final class LinkStatus {
  private final LinkListener listener;
  private final LongSupplier waiting;
  private boolean online;
  private boolean told;
  private boolean toldOnline;
  private long toldWaiting;

  LinkStatus(LinkListener listener, LongSupplier waiting) {
    this.listener = listener;
    this.waiting = waiting;
  }

  /** Sets it; says whether that is new. */
  boolean online(boolean now) {
    boolean changed = online != now;
    online = now;
    return changed;
  }

  void tell() {
    long now = waiting.getAsLong();
    if (!told || online != toldOnline || now != toldWaiting) {
      told = true;
      toldOnline = online;
      toldWaiting = now;
      listener.link(online, now);
    }
  }
}
