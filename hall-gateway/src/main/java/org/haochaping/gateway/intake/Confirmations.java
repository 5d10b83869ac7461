package org.haochaping.gateway.intake;

import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.Stored;

/** Takes the gateway's answers to terminals. What does not arrive is asked for again. */
@FunctionalInterface
public interface Confirmations {
  /** Sends an answer; does not wait. */
  void send(TerminalId terminal, Stored stored);
}
