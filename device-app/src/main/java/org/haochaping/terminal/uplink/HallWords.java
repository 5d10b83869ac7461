package org.haochaping.terminal.uplink;

import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what comes down beside {@code stored}; what can't be read is logged and passed over. */
final class HallWords {
  private static final Logger LOG = LoggerFactory.getLogger(HallWords.class);

  private final HallListener listener;

  HallWords(HallListener listener) {
    this.listener = listener;
  }

  /**
   * Something came in.
   *
   * @param word the topic's last part
   */
  void heard(String word, byte[] payload) {
    try {
      switch (word) {
        case "settings" -> listener.settings(TerminalSettings.decode(payload));
        case "invite" -> listener.invited(Invitation.decode(payload));
        case "command" -> listener.told(CaseAnswer.decode(payload));
        default -> LOG.debug("uplink word=unknown {}", word);
      }
    } catch (ProtocolException e) {
      LOG.warn("uplink {}=unreadable why={}", word, e.getMessage());
    }
  }
}
