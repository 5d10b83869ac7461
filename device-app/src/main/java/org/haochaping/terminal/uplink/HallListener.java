package org.haochaping.terminal.uplink;

import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings;

/** Who takes what the hall says. Called on the uplink's thread; be brief. */
public interface HallListener {
  /** The hall decided for this terminal. */
  void settings(TerminalSettings settings);

  /** The window's own system invites, or takes an invitation back. */
  void invited(Invitation invitation);

  /** The gateway answers a question about a receipt. */
  void told(CaseAnswer answer);
}
