package org.haochaping.terminal.uplink;

import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings;

/** Nobody takes what the hall says. */
final class NoHall implements HallListener {
  static final HallListener LISTENS = new NoHall();

  private NoHall() {}

  @Override
  public void settings(TerminalSettings settings) {}

  @Override
  public void invited(Invitation invitation) {}

  @Override
  public void told(CaseAnswer answer) {}
}
