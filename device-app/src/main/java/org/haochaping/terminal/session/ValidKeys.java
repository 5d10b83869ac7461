package org.haochaping.terminal.session;

import java.util.EnumSet;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.TerminalSettings.Offers;

/** Which of the five keys do something where a session is. */
final class ValidKeys {
  private ValidKeys() {}

  /**
   * All five while levels are offered, on the reasons screen and while thanks are shown: the chosen
   * one too, though it changes nothing, since a dark lamp would tell the clerk what was chosen. On
   * an idle screen all or none, as the hall allows a first press.
   */
  static Set<SatisfactionLevel> in(SessionState state, Offers offers) {
    boolean all =
        (state instanceof SessionState.Attended && !(state instanceof SessionState.Rated))
            || (state instanceof SessionState.Idle
                && (offers.firstPress() || offers.consultation()));
    return all ? EnumSet.allOf(SatisfactionLevel.class) : EnumSet.noneOf(SatisfactionLevel.class);
  }
}
